#!/usr/bin/env bash
# Creates the roles of the profile eks-single, or brings them up to date; safe to run again. It deletes nothing.
# Made by ChartGen: change the settings and generate again instead of editing this file.
set -euo pipefail

readonly account='999988887777'
readonly region='us-gov-west-1'
readonly cluster='lab-cluster'

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here
export AWS_PAGER=''

caller=$(aws sts get-caller-identity --query Account --output text)
if [[ $caller != "$account" ]]; then
  echo "These roles belong to the account $account, but the credentials at hand are those of $caller: nothing was done." >&2
  exit 1
fi

# role <ServiceAccount> <namespace> <name> <path>
role() {
  local error
  if error=$(aws iam get-role --role-name "$3" 2>&1 >/dev/null); then
    aws iam update-assume-role-policy --role-name "$3" --policy-document "file://$here/trust/$1.json"
    echo "updated $3"
  elif [[ $error == *NoSuchEntity* ]]; then
    aws iam create-role --role-name "$3" --path "$4" \
      --description "ServiceAccount $1 in $2 of the EKS cluster $cluster" \
      --assume-role-policy-document "file://$here/trust/$1.json" >/dev/null
    echo "created $3"
  else
    echo "$error" >&2
    exit 1
  fi
  aws iam put-role-policy --role-name "$3" --policy-name least --policy-document "file://$here/policies/$1.json"
}

# associate <ServiceAccount> <namespace> <role ARN>
associate() {
  local association
  association=$(aws eks list-pod-identity-associations --region "$region" --cluster-name "$cluster" \
    --namespace "$2" --service-account "$1" --query 'associations[0].associationId' --output text)
  if [[ $association == None ]]; then
    aws eks create-pod-identity-association --region "$region" --cluster-name "$cluster" \
      --namespace "$2" --service-account "$1" --role-arn "$3" >/dev/null
  else
    aws eks update-pod-identity-association --region "$region" --cluster-name "$cluster" \
      --association-id "$association" --role-arn "$3" >/dev/null
  fi
}

role 'airflow-api-server' 'vision-lab' 'lab-cluster.vision-lab.airflow-api-server' '/'
role 'airflow-dag-processor' 'vision-lab' 'lab-cluster.vision-lab.airflow-dag-processor' '/'
role 'airflow-scheduler' 'vision-lab' 'lab-cluster.vision-lab.airflow-scheduler' '/'
role 'airflow-triggerer' 'vision-lab' 'lab-cluster.vision-lab.airflow-triggerer' '/'
role 'airflow-worker' 'vision-lab' 'lab-cluster.vision-lab.airflow-worker' '/'
role 'inference' 'vision-lab' 'lab-cluster.vision-lab.inference' '/'
role 'mlflow' 'vision-lab' 'lab-cluster.vision-lab.mlflow' '/'
role 'aws-load-balancer-controller' 'kube-system' 'lab-cluster.kube-system.aws-load-balancer-controller' '/'
role 'cloudwatch-agent' 'kube-system' 'lab-cluster.kube-system.cloudwatch-agent' '/'
role 'ebs-csi-controller-sa' 'kube-system' 'lab-cluster.kube-system.ebs-csi-controller-sa' '/'
role 'external-secrets' 'kube-system' 'lab-cluster.kube-system.external-secrets' '/'
role 'fluent-bit' 'kube-system' 'lab-cluster.kube-system.fluent-bit' '/'

associate 'airflow-api-server' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.airflow-api-server'
associate 'airflow-dag-processor' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.airflow-dag-processor'
associate 'airflow-scheduler' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.airflow-scheduler'
associate 'airflow-triggerer' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.airflow-triggerer'
associate 'airflow-worker' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.airflow-worker'
associate 'inference' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.inference'
associate 'mlflow' 'vision-lab' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.vision-lab.mlflow'
associate 'aws-load-balancer-controller' 'kube-system' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.kube-system.aws-load-balancer-controller'
associate 'cloudwatch-agent' 'kube-system' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.kube-system.cloudwatch-agent'
associate 'external-secrets' 'kube-system' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.kube-system.external-secrets'
associate 'fluent-bit' 'kube-system' 'arn:aws-us-gov:iam::999988887777:role/lab-cluster.kube-system.fluent-bit'
