//! Sealed bytes: what travels from the patient to the doctor.
