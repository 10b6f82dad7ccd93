//! The keys of issuers and what they revoked, as JSON that the caller holds: a JWKS, a directory of issuers, a
//! revocation list, or an array of these.
//!
//! A directory is `{ "date", "issuers": [{ "iss", "name", "keys": […], "crls": […] }] }`; the snapshot of the VCI
//! directory (`issuerInfo`) is read too. A key in a directory holds for its issuer alone, a key of a JWKS for every
//! issuer: whoever adds one vouches for it. What is no key that can be used is passed over.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::base64;
use super::signature::PublicKey;
use super::{BYTES_MAX, dcc::Kind};

/// Keys and revocation lists at hand.
#[derive(Debug, Default)]
pub struct KeyRing {
    issuers: Vec<Issuer>,
}

#[derive(Debug, Default)]
struct Issuer {
    /// Nothing: every issuer.
    iss: Option<String>,
    name: Option<String>,
    keys: Vec<Jwk>,
    lists: Vec<RevocationList>,
}

/// A public key, as far as we use it (RFC 7517). Other members are passed over.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Jwk {
    /// `"EC"` or `"RSA"`.
    pub kty: String,
    /// The name of the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// `"sig"`, where it says.
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    /// `"ES256"` or `"PS256"`, where it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
    /// `"P-256"`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crv: Option<String>,
    /// Coordinate of the point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<String>,
    /// Coordinate of the point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
    /// Modulus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<String>,
    /// Exponent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e: Option<String>,
    /// The kinds of EU certificates that it may sign, where its own certificate says; ours alone.
    #[serde(rename = "dccKinds", skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<Kind>>,
}

/// A Card Revocation List.
#[derive(Debug, Deserialize)]
struct RevocationList {
    kid: String,
    #[serde(default)]
    method: Option<String>,
    rids: Vec<String>,
}

/// Why a text gives no keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KeyRingError {
    /// No JSON, or none with keys.
    #[error("neither a JWKS nor a directory of issuers")]
    Malformed,
    /// More than any directory has.
    #[error("the keys have more than {BYTES_MAX} bytes")]
    TooBig,
}

/// What is known of the key that a card names.
pub(super) struct CardKeys {
    pub(super) keys: Vec<PublicKey>,
    pub(super) issuer_name: Option<String>,
    pub(super) key_id_wrong: bool,
}

/// What lists say of a card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Revocation {
    /// Cards of this name are revoked up to a moment before this one was issued.
    OlderOnly,
    Revoked,
    Unlisted,
}

impl core::str::FromStr for KeyRing {
    type Err = KeyRingError;

    /// Reads keys; no text is no keys.
    fn from_str(json: &str) -> Result<Self, KeyRingError> {
        let json = json.trim_start_matches('\u{feff}').trim();
        if json.len() > BYTES_MAX {
            return Err(KeyRingError::TooBig);
        }
        let mut ring = Self::default();
        if !json.is_empty() {
            let value = serde_json::from_str(json).map_err(|_| KeyRingError::Malformed)?;
            ring.add(&value)?;
        }
        Ok(ring)
    }
}

impl KeyRing {
    fn add(&mut self, value: &Value) -> Result<(), KeyRingError> {
        if let Value::Array(values) = value {
            return values.iter().try_for_each(|value| self.add(value));
        }
        let issuers =
            ["issuers", "issuerInfo"].map(|name| value.get(name).and_then(Value::as_array));
        if let Some(issuers) = issuers.into_iter().flatten().next() {
            self.issuers.extend(issuers.iter().map(issuer));
        } else if value.get("kty").is_some() {
            let keys = jwk(value).into_iter().collect();
            self.issuers.push(Issuer { keys, ..Issuer::default() });
        } else if value.get("rids").is_some() {
            let lists = read(value).into_iter().collect();
            self.issuers.push(Issuer { lists, ..Issuer::default() });
        } else if value.get("keys").is_some_and(Value::is_array) {
            self.issuers.push(issuer(value));
        } else {
            return Err(KeyRingError::Malformed);
        }
        Ok(())
    }

    fn of_issuer<'a>(&'a self, iss: &'a str) -> impl Iterator<Item = &'a Issuer> {
        // The specification forbids a slash at the end, and some issuers have one in one place and not in the other.
        let same = move |known: &String| known.trim_end_matches('/') == iss.trim_end_matches('/');
        self.issuers.iter().filter(move |issuer| issuer.iss.as_ref().is_none_or(same))
    }

    /// The keys that a card of an issuer may be signed with. The name of a key is its thumbprint: one that is kept under
    /// another name is not the one that the issuer meant.
    pub(super) fn of_card(&self, iss: &str, kid: Option<&str>) -> CardKeys {
        let mut named = self.of_issuer(iss).filter(|issuer| issuer.iss.is_some());
        let issuer_name = named.find_map(|issuer| issuer.name.clone());
        let (mut keys, mut key_id_wrong) = (Vec::new(), false);
        for key in self.of_issuer(iss).flat_map(|issuer| &issuer.keys) {
            let thumbprint = key.thumbprint();
            let name = key.kid.as_ref().or(thumbprint.as_ref());
            if kid.is_none() || name.map(String::as_str) != kid {
                continue;
            }
            if thumbprint.as_deref() == kid {
                keys.extend(key.public_key());
            } else {
                key_id_wrong = true;
            }
        }
        CardKeys { keys, issuer_name, key_id_wrong }
    }

    /// The keys that a certificate of a country may be signed with, and the kinds that each may sign.
    pub(super) fn of_certificate<'a>(
        &'a self,
        country: &'a str,
        kid: &'a [u8],
    ) -> impl Iterator<Item = &'a Jwk> {
        let is_named = move |key: &&Jwk| {
            let name = key.kid.as_deref().and_then(base64::decode);
            name.is_some_and(|name| **name.bytes == *kid)
        };
        self.of_issuer(country).flat_map(|issuer| &issuer.keys).filter(is_named)
    }

    /// Looks a card up in the revocation lists of the key that it names.
    pub(super) fn revocation(
        &self,
        iss: &str,
        kid: Option<&str>,
        rid: Option<&str>,
        issued: Option<f64>,
    ) -> Revocation {
        let (Some(kid), Some(rid)) = (kid, rid) else { return Revocation::Unlisted };
        let lists = self.of_issuer(iss).flat_map(|issuer| &issuer.lists);
        let of_key = lists.filter(|list| {
            list.kid == kid && list.method.as_deref().is_none_or(|method| method == "rid")
        });
        let mut found = Revocation::Unlisted;
        for entry in of_key.flat_map(|list| &list.rids) {
            let (name, before) = entry.split_once('.').map_or((&**entry, None), |(name, until)| {
                (name, Some(until.parse::<f64>().ok().filter(|until| until.is_finite())))
            });
            if name != rid {
                continue;
            }
            match (before, issued) {
                // Of an entry with a moment that cannot be read, or a card without one, the careful reading is taken.
                (None | Some(None), _) | (_, None) => return Revocation::Revoked,
                (Some(Some(before)), Some(issued)) if issued < before => {
                    return Revocation::Revoked;
                }
                _ => found = Revocation::OlderOnly,
            }
        }
        found
    }
}

fn issuer(value: &Value) -> Issuer {
    let text = |name: &str| {
        // The snapshot has them in an object of their own.
        let place = value.get("issuer").filter(|it| it.is_object()).unwrap_or(value);
        place.get(name).and_then(Value::as_str).map(str::to_owned)
    };
    let list = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
    Issuer {
        iss: text("iss"),
        name: text("name"),
        keys: list("keys").filter_map(jwk).collect(),
        lists: list("crls").filter_map(read).collect(),
    }
}

fn jwk(value: &Value) -> Option<Jwk> {
    read(value).filter(|key: &Jwk| key.usage.as_deref().is_none_or(|usage| usage == "sig"))
}

fn read<T: for<'a> Deserialize<'a>>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

impl Jwk {
    /// A key on the curve P-256.
    pub(super) fn of_point(kid: String, x: &[u8], y: &[u8]) -> Self {
        let [x, y] = [x, y].map(|number| Some(Base64UrlUnpadded::encode_string(number)));
        let crv = Some("P-256".to_owned());
        Self { kty: "EC".to_owned(), kid: Some(kid), crv, x, y, ..Self::default() }
    }

    /// An RSA key.
    pub(super) fn of_modulus(kid: String, n: &[u8], e: &[u8]) -> Self {
        let [n, e] = [n, e].map(|number| Some(Base64UrlUnpadded::encode_string(number)));
        Self { kty: "RSA".to_owned(), kid: Some(kid), n, e, ..Self::default() }
    }

    /// The key itself; nothing where it cannot be used.
    pub(super) fn public_key(&self) -> Option<PublicKey> {
        let bytes = |member: &Option<String>| base64::decode(member.as_deref()?);
        match (self.kty.as_str(), self.crv.as_deref()) {
            ("EC", Some("P-256")) => {
                PublicKey::of_point(&bytes(&self.x)?.bytes, &bytes(&self.y)?.bytes)
            }
            ("RSA", _) => PublicKey::of_modulus(&bytes(&self.n)?.bytes, &bytes(&self.e)?.bytes),
            _ => None,
        }
    }

    /// The name that RFC 7638 gives the key; nothing where it cannot be used.
    #[must_use]
    pub fn thumbprint(&self) -> Option<String> {
        // Written anew: one key has one thumbprint, however its members were padded.
        let text = |member: &Option<String>| {
            Some(Base64UrlUnpadded::encode_string(&base64::decode(member.as_deref()?)?.bytes))
        };
        let members = match self.kty.as_str() {
            "EC" => format!(
                r#"{{"crv":"{}","kty":"EC","x":"{}","y":"{}"}}"#,
                self.crv.as_deref().filter(|curve| *curve == "P-256")?,
                text(&self.x)?,
                text(&self.y)?
            ),
            "RSA" => {
                format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, text(&self.e)?, text(&self.n)?)
            }
            _ => return None,
        };
        Some(Base64UrlUnpadded::encode_string(&Sha256::digest(members)))
    }
}

/// The name of a signer of EU certificates: the first bytes of its own certificate's SHA-256.
pub(super) fn certificate_kid(der: &[u8]) -> String {
    const BYTES: usize = 8;
    Base64::encode_string(&Sha256::digest(der)[..BYTES])
}

#[cfg(test)]
mod tests;
