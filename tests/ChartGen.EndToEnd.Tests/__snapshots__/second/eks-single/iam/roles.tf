# The roles of the profile eks-single, each with the least policy that its ServiceAccount needs.
# Made by ChartGen: change the settings and generate again instead of editing this file.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.29"
    }
  }
}

locals {
  # ServiceAccounts, each with its namespace and its role.
  accounts = {
    "airflow-api-server" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.airflow-api-server"
    }
    "airflow-dag-processor" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.airflow-dag-processor"
    }
    "airflow-scheduler" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.airflow-scheduler"
    }
    "airflow-triggerer" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.airflow-triggerer"
    }
    "airflow-worker" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.airflow-worker"
    }
    "inference" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.inference"
    }
    "mlflow" = {
      associate = true
      namespace = "vision-lab"
      path      = "/"
      role      = "lab-cluster.vision-lab.mlflow"
    }
    "aws-load-balancer-controller" = {
      associate = true
      namespace = "kube-system"
      path      = "/"
      role      = "lab-cluster.kube-system.aws-load-balancer-controller"
    }
    "cloudwatch-agent" = {
      associate = true
      namespace = "kube-system"
      path      = "/"
      role      = "lab-cluster.kube-system.cloudwatch-agent"
    }
    "ebs-csi-controller-sa" = {
      associate = false
      namespace = "kube-system"
      path      = "/"
      role      = "lab-cluster.kube-system.ebs-csi-controller-sa"
    }
    "external-secrets" = {
      associate = true
      namespace = "kube-system"
      path      = "/"
      role      = "lab-cluster.kube-system.external-secrets"
    }
    "fluent-bit" = {
      associate = true
      namespace = "kube-system"
      path      = "/"
      role      = "lab-cluster.kube-system.fluent-bit"
    }
  }
}

data "aws_caller_identity" "current" {}

resource "aws_iam_role" "this" {
  for_each = local.accounts

  name               = each.value.role
  path               = each.value.path
  description        = "ServiceAccount ${each.key} in ${each.value.namespace} of the EKS cluster lab-cluster"
  assume_role_policy = file("${path.module}/trust/${each.key}.json")

  lifecycle {
    precondition {
      condition     = data.aws_caller_identity.current.account_id == "999988887777"
      error_message = "These roles belong to the account 999988887777."
    }
  }
}

resource "aws_iam_role_policy" "this" {
  for_each = local.accounts

  name   = "least"
  role   = aws_iam_role.this[each.key].name
  policy = file("${path.module}/policies/${each.key}.json")
}

resource "aws_eks_pod_identity_association" "this" {
  for_each = { for name, account in local.accounts : name => account if account.associate }

  cluster_name    = "lab-cluster"
  namespace       = each.value.namespace
  service_account = each.key
  role_arn        = aws_iam_role.this[each.key].arn
}

output "role_arns" {
  description = "The ARNs of the roles by ServiceAccount."
  value       = { for account, role in aws_iam_role.this : account => role.arn }
}
