#!/usr/bin/env bash
kubectl create secret generic mlflow-login \
  --namespace tideline \
  --from-literal=password=hunter2-literal-0004
kubectl create secret docker-registry registry-login --docker-password="$REGISTRY_PASSWORD"
export MINIO_ROOT_PASSWORD=hunter2-export-0005
