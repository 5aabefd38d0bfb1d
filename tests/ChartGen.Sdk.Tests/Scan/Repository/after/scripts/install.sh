#!/usr/bin/env bash
set -euo pipefail
aws eks update-kubeconfig --name tideline-prod --region eu-central-1
helm repo add apache-airflow https://airflow.apache.org
helm repo add community-charts https://community-charts.github.io/helm-charts
kubectl apply -k k8s
helm upgrade --install airflow apache-airflow/airflow -n tideline -f helm/airflow.yaml --set images.migrationsWaitTimeout=300
helm upgrade --install mlflow community-charts/mlflow -n tideline -f helm/mlflow.yaml
export TOKEN="$(aws ecr get-login-password)"
echo "kubectl cp is not needed any more"
