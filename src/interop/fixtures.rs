//! What the tests make for themselves: an issuer, and cards and certificates that it signs.

use core::convert::Infallible;

use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Value, json};

use super::inflate::deflate;
use super::keys::Jwk;

pub(super) const ISSUER: &str = "https://issuer.example/cards";

pub(super) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    Base64UrlUnpadded::encode_string(bytes.as_ref())
}

/// Whoever signs: a key for each seed.
pub(super) struct Issuer(SigningKey);

impl Issuer {
    pub(super) fn new(seed: u8) -> Self {
        Self(SigningKey::from_slice(&[seed; 32]).expect("below the order of the curve"))
    }

    pub(super) fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message)
    }

    /// The public key, under its thumbprint.
    pub(super) fn jwk(&self) -> Jwk {
        let point = self.0.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().expect("a point"), point.y().expect("not compressed"));
        let mut jwk = Jwk::of_point(String::new(), x, y);
        jwk.kid = jwk.thumbprint();
        jwk
    }

    pub(super) fn jwks(&self) -> String {
        json!({ "keys": [self.jwk()] }).to_string()
    }

    pub(super) fn header(&self) -> Value {
        json!({ "zip": "DEF", "alg": "ES256", "kid": self.jwk().kid })
    }

    /// A card of these claims as it should be.
    pub(super) fn card(&self, claims: &str) -> String {
        self.card_of(&self.header(), &deflate(claims.as_bytes()))
    }

    /// A card of these bytes, under this header.
    pub(super) fn card_of(&self, header: &Value, payload: &[u8]) -> String {
        let signed = [base64url(header.to_string()), base64url(payload)].join(".");
        let signature = base64url(self.sign(signed.as_bytes()).to_bytes());
        [signed, signature].join(".")
    }
}

pub(super) const BUNDLE: &str = r#"{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"resource:0","resource":{"resourceType":"Observation","status":"final","valueDecimal":1.50}}]}"#;

/// The claims of a card, as JSON text: `more` stands at the top, `inner` in the credential.
pub(super) fn claims(more: &str, inner: &str) -> String {
    format!(
        r#"{{"iss":"{ISSUER}","nbf":1700000000.25{more},"vc":{{"type":["https://smarthealth.cards#health-card"]{inner},"credentialSubject":{{"fhirVersion":"4.0.1","fhirBundle":{BUNDLE}}}}}}}"#
    )
}

/// Bytes that count up instead of random ones.
pub(super) struct Counted(pub(super) u8);

impl TryRng for Counted {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        for byte in wanted {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
        Ok(())
    }
}

impl TryCryptoRng for Counted {}
