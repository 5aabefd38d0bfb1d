{{/* Labels that every object of this chart carries; app.kubernetes.io/name and .../component stand beside them. */}}
{{- define "platform.labels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
app.kubernetes.io/part-of: {{ .Chart.Name | quote }}
{{- end }}
