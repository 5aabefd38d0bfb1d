#!/usr/bin/env bash
set -euo pipefail

# kubectl create secret generic commented-out --from-literal=a=b
helm repo add apache-airflow https://airflow.apache.org
helm repo add community-charts https://community-charts.github.io/helm-charts
helm repo add minio https://charts.min.io/
helm repo add bitnami https://charts.bitnami.com/bitnami

kubectl apply -k k8s
helm upgrade --install airflow apache-airflow/airflow \
  --namespace tideline --create-namespace \
  -f helm/airflow.yaml
helm upgrade --install mlflow community-charts/mlflow -n tideline -f helm/mlflow.yaml
helm upgrade --install minio minio/minio -n tideline -f helm/minio.yaml
helm upgrade --install postgresql bitnami/postgresql -n tideline -f helm/postgresql.yaml \
  --set auth.password=hunter2-set-0003
export AIRFLOW__CORE__FERNET_KEY="${FERNET_KEY}"
echo "now run: kubectl create secret generic nothing"
