//! The principal as the request states it itself, for development on one machine.

use async_trait::async_trait;
use axum::http::HeaderName;
use axum::http::header::{FORWARDED, HOST};
use axum::http::request::Parts;

use super::{AuthenticationError, Authenticator, Principal, Role};

/// The header that says who sends the request: `client:ada`, `support:sam` or `analyst:ann`.
const REDRESS_PRINCIPAL: HeaderName = HeaderName::from_static("redress-principal");

const SLUG_LENGTH_MAX: usize = 64;

/// Believes the `Redress-Principal` header. For a listener on loopback alone.
///
/// It believes no request that came through a proxy, and none for a host name of elsewhere: a web page that had its
/// own name resolve to this machine could otherwise speak as anybody.
#[derive(Debug, Clone, Copy)]
pub struct DevelopmentHeader;

#[async_trait]
impl Authenticator for DevelopmentHeader {
    async fn authenticate(&self, head: &Parts) -> Result<Principal, AuthenticationError> {
        let mut values = head.headers.get_all(&REDRESS_PRINCIPAL).iter();
        let value = values.next().ok_or(AuthenticationError::CredentialsMissing)?;
        if values.next().is_some() || !is_local(head) {
            return Err(AuthenticationError::CredentialsRefused);
        }
        value.to_str().ok().and_then(principal_of).ok_or(AuthenticationError::CredentialsRefused)
    }

    fn challenge(&self) -> &'static str {
        "Redress-Principal realm=\"development\""
    }
}

fn principal_of(text: &str) -> Option<Principal> {
    let (role, slug) = text.split_once(':')?;
    let role = [Role::Client, Role::Support, Role::Analyst].into_iter().find(|known| known.as_str() == role)?;
    let in_form = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_slug = (1..=SLUG_LENGTH_MAX).contains(&slug.len()) && slug.bytes().all(in_form);
    is_slug.then(|| Principal::new(role, slug))
}

fn is_local(head: &Parts) -> bool {
    let forwarded = head.headers.contains_key(FORWARDED) || head.headers.contains_key("x-forwarded-for");
    !forwarded && host_of(head).is_some_and(is_loopback_name)
}

/// The host that the request is for, without its port.
fn host_of(head: &Parts) -> Option<&str> {
    let host = head.uri.host().or_else(|| head.headers.get(HOST)?.to_str().ok())?;
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    Some(host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(name, _)| name))
}

fn is_loopback_name(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || address.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn head(headers: &[(&str, &str)]) -> Parts {
        let mut request = Request::builder().uri("/v1/claims");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap().into_parts().0
    }

    async fn principal_by(headers: &[(&str, &str)]) -> Result<Principal, AuthenticationError> {
        DevelopmentHeader.authenticate(&head(headers)).await
    }

    #[tokio::test]
    async fn the_header_names_role_and_slug() {
        for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "LOCALHOST", "127.0.0.1"] {
            let principal = principal_by(&[("host", host), ("redress-principal", "client:ada")]).await;
            assert_eq!(principal, Ok(Principal::new(Role::Client, "ada")), "{host}");
        }
    }

    #[tokio::test]
    async fn a_header_in_another_form_is_refused() {
        let long = format!("client:{}", "a".repeat(65));
        for value in ["", "ada", "client:", "client:Ada", "client:a da", "root:ada", "client:ada:b", &long] {
            let principal = principal_by(&[("host", "localhost"), ("redress-principal", value)]).await;
            assert_eq!(principal, Err(AuthenticationError::CredentialsRefused), "{value}");
        }
    }

    #[tokio::test]
    async fn a_request_for_another_host_or_through_a_proxy_is_refused() {
        let foreign: [&[(&str, &str)]; 4] = [
            &[("host", "evil.example:8080")],
            &[("host", "127.0.0.1.evil.example")],
            &[("host", "localhost"), ("forwarded", "for=192.0.2.1")],
            &[("host", "localhost"), ("x-forwarded-for", "192.0.2.1")],
        ];
        for headers in foreign {
            let headers = [headers, &[("redress-principal", "support:sam")]].concat();
            let principal = principal_by(&headers).await;
            assert_eq!(principal, Err(AuthenticationError::CredentialsRefused), "{headers:?}");
        }
    }
}
