using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Observability;

/// <summary>What Airflow counts, by the names that the StatsD exporter of chart 1.22.0 and this chart's own mappings give it.</summary>
internal static class AirflowDashboard
{
    public static Dashboard Of(EnvironmentProfile profile)
    {
        var panels = ImmutableArray.CreateBuilder<Panel>();
        panels.AddRange(Numbers);
        panels.AddRange(Lines);
        if (profile.Airflow.PgBouncer)
            panels.Add(PgBouncer);
        return new("airflow", "Airflow", "airflow_scheduler_heartbeat", panels.ToImmutable());
    }

    private static ImmutableArray<Panel> Numbers { get; } =
    [
        Panel.Number(
            "Scheduler heartbeats per minute",
            "short",
            """sum(rate(airflow_scheduler_heartbeat{namespace="$namespace"}[5m])) * 60"""
        ),
        Panel.Number("DAGs", "short", """max(airflow_dagbag_size{namespace="$namespace"})"""),
        Panel.Number("Files with errors", "short", """max(airflow_dag_processing_import_errors{namespace="$namespace"})"""),
        Panel.Number("Tasks running", "short", """sum(airflow_pool_running_slots{namespace="$namespace", pool!=""})"""),
        Panel.Number("Tasks queued", "short", """sum(airflow_pool_queued_slots{namespace="$namespace", pool!=""})"""),
        Panel.Number("Failed attempts in 24 hours", "short", """sum(increase(airflow_ti_failures{namespace="$namespace"}[24h]))"""),
    ];

    private static ImmutableArray<Panel> Lines { get; } =
    [
        new(
            "Task attempts that ended",
            "short",
            new PanelQuery("""sum(increase(airflow_ti_successes{namespace="$namespace"}[$__rate_interval]))""", "succeeded"),
            new PanelQuery("""sum(increase(airflow_ti_failures{namespace="$namespace"}[$__rate_interval]))""", "failed")
        ),
        new(
            "Failed attempts by DAG",
            "short",
            new PanelQuery(
                """sum by (dag_id) (increase(airflow_ti_finish{namespace="$namespace", state="failed"}[$__rate_interval]))""",
                "{{dag_id}}"
            )
        ),
        new(
            "Failed runs by DAG",
            "short",
            new PanelQuery(
                """sum by (dag_id) (increase(airflow_dagrun_failed_count{namespace="$namespace", dag_id!=""}[$__rate_interval]))""",
                "{{dag_id}}"
            )
        ),
        new(
            "Slots by pool",
            "short",
            new PanelQuery("""max by (pool) (airflow_pool_running_slots{namespace="$namespace", pool!=""})""", "{{pool}} running"),
            new PanelQuery("""max by (pool) (airflow_pool_queued_slots{namespace="$namespace", pool!=""})""", "{{pool}} queued"),
            new PanelQuery("""max by (pool) (airflow_pool_open_slots{namespace="$namespace", pool!=""})""", "{{pool}} open")
        ),
        new(
            "Time in the queue, median by DAG",
            "s",
            new PanelQuery(
                """max by (dag_id) (airflow_task_queued_duration{namespace="$namespace", dag_id!="", quantile="0.5"})""",
                "{{dag_id}}"
            )
        ),
        new(
            "Duration of a run, median by DAG",
            "s",
            new PanelQuery(
                """max by (dag_id) (airflow_dagrun_duration{namespace="$namespace", dag_id!="", quantile="0.5"})""",
                "{{dag_id}}"
            )
        ),
        new(
            "Delay of a run, median by DAG",
            "s",
            new PanelQuery(
                """max by (dag_id) (airflow_dagrun_schedule_delay{namespace="$namespace", dag_id!="", quantile="0.5"})""",
                "{{dag_id}}"
            )
        ),
        new(
            "Reading all DAG files",
            "s",
            new PanelQuery("""max(airflow_dag_processing_total_parse_time{namespace="$namespace"})""", "seconds")
        ),
        new(
            "Tasks that wait",
            "short",
            new PanelQuery("""max(airflow_scheduler_tasks_starving{namespace="$namespace"})""", "for a pool"),
            new PanelQuery("""max(airflow_scheduler_tasks_executable{namespace="$namespace"})""", "for the executor")
        ),
        new(
            "Heartbeats per minute",
            "short",
            new PanelQuery("""sum(rate(airflow_scheduler_heartbeat{namespace="$namespace"}[$__rate_interval])) * 60""", "scheduler"),
            new PanelQuery(
                """sum(rate(airflow_dag_processor_heartbeat{namespace="$namespace"}[$__rate_interval])) * 60""",
                "DAG processor"
            ),
            new PanelQuery("""sum(rate(airflow_triggerer_heartbeat{namespace="$namespace"}[$__rate_interval])) * 60""", "triggerer")
        ),
        new(
            "Connections to the database",
            "short",
            new PanelQuery(
                """sum by (datname) (pg_stat_database_numbackends{namespace="$namespace", datname=~"airflow|mlflow"})""",
                "{{datname}}"
            ),
            new PanelQuery("""max(pg_settings_max_connections{namespace="$namespace"})""", "most")
        ),
    ];

    // Airflow's image of the exporter is jbub's, whose names differ from those of the Prometheus community's.
    private static Panel PgBouncer { get; } =
        new(
            "PgBouncer",
            "short",
            new PanelQuery("""sum(pgbouncer_exporter_pools_active_clients{namespace="$namespace"})""", "clients served"),
            new PanelQuery("""sum(pgbouncer_exporter_pools_waiting_clients{namespace="$namespace"})""", "clients waiting"),
            new PanelQuery(
                """sum(pgbouncer_exporter_database_current_connections{namespace="$namespace"})""",
                "connections to the database"
            )
        );
}
