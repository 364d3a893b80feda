//! The three metrics of an API's exchanges. Their handles are kept: to look one up by its labels costs more than to count.

use std::sync::RwLock;
use std::time::Duration;

use axum::http::StatusCode;
use metrics::{Counter, Gauge, Histogram};

/// The metrics of one router.
#[derive(Debug)]
pub(super) struct Meters {
    /// Its name in logs and metrics.
    pub(super) api: &'static str,
    /// How many exchanges are under way.
    pub(super) in_flight: Gauge,
    /// Of each kind of exchange that there was. They are few: methods, templates of routes and statuses.
    known: RwLock<Vec<Meter>>,
}

/// The metrics of exchanges that are alike.
#[derive(Debug, Clone)]
struct Meter {
    method: &'static str,
    route: String,
    /// `None`: the client hung up.
    status: Option<StatusCode>,
    requests: Counter,
    duration_seconds: Histogram,
}

impl Meters {
    pub(super) fn new(api: &'static str) -> Self {
        // A handle that is made before there is a recorder stays silent.
        crate::metrics::recorder();
        let in_flight = metrics::gauge!("redress_http_requests_in_flight", "api" => api);
        Self { api, in_flight, known: RwLock::default() }
    }

    /// Counts an exchange that has ended.
    pub(super) fn count(&self, method: &'static str, route: &str, status: Option<StatusCode>, took: Duration) {
        let is_it = |meter: &&Meter| meter.status == status && meter.method == method && meter.route == route;
        // Nothing panics while it holds the lock.
        let Ok(known) = self.known.read() else { return };
        if let Some(meter) = known.iter().find(is_it) {
            return meter.count(took);
        }
        drop(known);
        let meter = self.meter(method, route, status);
        meter.count(took);
        if let Ok(mut known) = self.known.write()
            && known.iter().find(is_it).is_none()
        {
            known.push(meter);
        }
    }

    fn meter(&self, method: &'static str, route: &str, status: Option<StatusCode>) -> Meter {
        let status_label = status.map_or("hung_up".to_owned(), |status| status.as_str().to_owned());
        let labels = [("api", self.api.to_owned()), ("method", method.to_owned()), ("route", route.to_owned())];
        let duration_seconds = metrics::histogram!("redress_http_request_duration_seconds", &labels);
        let [api, method_label, route_label] = labels;
        let labels = [api, method_label, route_label, ("status", status_label)];
        let requests = metrics::counter!("redress_http_requests_total", &labels);
        Meter { method, route: route.to_owned(), status, requests, duration_seconds }
    }
}

impl Meter {
    fn count(&self, took: Duration) {
        self.requests.increment(1);
        self.duration_seconds.record(took);
    }
}
