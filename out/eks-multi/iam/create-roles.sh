#!/usr/bin/env bash
# Creates the roles of the profile eks-multi, or brings them up to date; safe to run again. It deletes nothing.
# Made by ChartGen: change the settings and generate again instead of editing this file.
set -euo pipefail

readonly account='111122223333'
readonly cluster='ml-prod'

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

role 'airflow-api-server' 'ml-platform' 'ml-prod.ml-platform.airflow-api-server' '/'
role 'airflow-dag-processor' 'ml-platform' 'ml-prod.ml-platform.airflow-dag-processor' '/'
role 'airflow-scheduler' 'ml-platform' 'ml-prod.ml-platform.airflow-scheduler' '/'
role 'airflow-triggerer' 'ml-platform' 'ml-prod.ml-platform.airflow-triggerer' '/'
role 'airflow-worker' 'ml-platform' 'ml-prod.ml-platform.airflow-worker' '/'
role 'airflow-worker-kubernetes' 'ml-platform' 'ml-prod.ml-platform.airflow-worker-kubernetes' '/'
role 'external-secrets-reader' 'ml-platform' 'ml-prod.ml-platform.external-secrets-reader' '/'
role 'inference' 'ml-platform' 'ml-prod.ml-platform.inference' '/'
role 'mlflow' 'ml-platform' 'ml-prod.ml-platform.mlflow' '/'
role 'aws-load-balancer-controller' 'kube-system' 'ml-prod.kube-system.aws-load-balancer-controller' '/'
role 'ebs-csi-controller-sa' 'kube-system' 'ml-prod.kube-system.ebs-csi-controller-sa' '/'
role 'efs-csi-controller-sa' 'kube-system' 'ml-prod.kube-system.efs-csi-controller-sa' '/'
