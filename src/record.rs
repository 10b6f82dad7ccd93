//! What is sent: a FHIR R4 bundle, read leniently.
