# The roles of the profile eks-multi, each with the least policy that its ServiceAccount needs.
# Made by ChartGen: change the settings and generate again instead of editing this file.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

locals {
  # ServiceAccounts, each with its namespace and its role.
  accounts = {
    "airflow-api-server" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.airflow-api-server"
    }
    "airflow-dag-processor" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.airflow-dag-processor"
    }
    "airflow-scheduler" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.airflow-scheduler"
    }
    "airflow-triggerer" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.airflow-triggerer"
    }
    "airflow-worker" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.airflow-worker"
    }
    "airflow-worker-kubernetes" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.airflow-worker-kubernetes"
    }
    "external-secrets-reader" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.external-secrets-reader"
    }
    "inference" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.inference"
    }
    "mlflow" = {
      namespace = "ml-platform"
      path      = "/"
      role      = "ml-prod.ml-platform.mlflow"
    }
    "aws-load-balancer-controller" = {
      namespace = "kube-system"
      path      = "/"
      role      = "ml-prod.kube-system.aws-load-balancer-controller"
    }
    "ebs-csi-controller-sa" = {
      namespace = "kube-system"
      path      = "/"
      role      = "ml-prod.kube-system.ebs-csi-controller-sa"
    }
    "efs-csi-controller-sa" = {
      namespace = "kube-system"
      path      = "/"
      role      = "ml-prod.kube-system.efs-csi-controller-sa"
    }
  }
}

data "aws_caller_identity" "current" {}

resource "aws_iam_role" "this" {
  for_each = local.accounts

  name               = each.value.role
  path               = each.value.path
  description        = "ServiceAccount ${each.key} in ${each.value.namespace} of the EKS cluster ml-prod"
  assume_role_policy = file("${path.module}/trust/${each.key}.json")

  lifecycle {
    precondition {
      condition     = data.aws_caller_identity.current.account_id == "111122223333"
      error_message = "These roles belong to the account 111122223333."
    }
  }
}

resource "aws_iam_role_policy" "this" {
  for_each = local.accounts

  name   = "least"
  role   = aws_iam_role.this[each.key].name
  policy = file("${path.module}/policies/${each.key}.json")
}

output "role_arns" {
  description = "The ARNs of the roles by ServiceAccount."
  value       = { for account, role in aws_iam_role.this : account => role.arn }
}
