//! One error from Rust to the sentence on the screen: every failure becomes an `Error` with a `code`.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::audit::{EventError, HeadError};
use crate::code::backup::BackupError;
use crate::code::hotp::KeyError;
use crate::code::migration::MigrationError;
use crate::code::otpauth::{NameError, OtpauthError};
use crate::code::policy::{StateError, SubjectError};
use crate::code::stretch::MemoryShort;
use crate::code::vault_key::RecoveryError;
use crate::code::{Base32Error, CodeError};
use crate::contact::PhoneError;
use crate::contact::gateway::GatewayError;
use crate::contact::message::TemplateError;
use crate::interop::card::CardError;
use crate::interop::certificate::CertificateError;
use crate::interop::dcc::DccError;
use crate::interop::keys::KeyRingError;
use crate::interop::link::LinkError;
use crate::interop::link_file::LinkFileError;
use crate::optical::FrameError;
use crate::package::answer::AnswerError;
use crate::package::armour::ArmourError;
use crate::package::request::LabelError;
use crate::package::{OpenError, SealError};
use crate::record::RecordError;
use crate::record::form::FormError;
use crate::record::form::entry::EntryError;

/// Declares the codes once: the exported enum, and the list of its members.
macro_rules! error_codes {
    ($($(#[$doc:meta])* $member:ident = $code:literal,)+) => {
        /// Why a call failed: the `code` of the thrown `Error`.
        #[wasm_bindgen]
        #[derive(Clone, Copy, Debug)]
        pub enum ErrorCode { $($(#[$doc])* $member = $code,)+ }

        impl ErrorCode {
            const ALL: &[Self] = &[$(Self::$member,)+];

            const fn as_str(self) -> &'static str {
                match self { $(Self::$member => $code,)+ Self::__Invalid => "internal" }
            }
        }
    };
}

error_codes! {
    /// Codes are computed with SHA1, SHA256, SHA512, or as Steam's are.
    AlgorithmUnsupported = "algorithm-unsupported",
    /// An argument that no page of ours passes: a time that is no time, a size out of range.
    ArgumentInvalid = "argument-invalid",
    /// An event with something else than words, random names and a number; the message names the field.
    AuditEventMalformed = "audit-event-malformed",
    /// No head of a log, or one mistyped.
    AuditHeadMalformed = "audit-head-malformed",
    /// Stored backup codes that are damaged or of another version.
    BackupCodesMalformed = "backup-codes-malformed",
    /// Chunks of a health card are missing; the message says how many there are, "2 of 3".
    CardIncomplete = "card-incomplete",
    /// No SMART Health Card, or a damaged one.
    CardMalformed = "card-malformed",
    /// Chunks of more than one health card.
    CardMixed = "card-mixed",
    /// What was typed cannot be this code; it costs no try.
    CodeMalformed = "code-malformed",
    /// A counter that is missing, or larger than can be counted exactly.
    CounterOutOfRange = "counter-out-of-range",
    /// No EU Digital COVID Certificate, or a damaged one.
    DccMalformed = "dcc-malformed",
    /// Codes have 6 to 8 digits, and those of Steam 5 symbols.
    DigitsOutOfRange = "digits-out-of-range",
    /// The form lists something and says that there is none; the message names the field.
    FormContradiction = "form-contradiction",
    /// The form lacks something that a record needs; the message names the field.
    FormMissing = "form-missing",
    /// A date in the form is not written as FHIR dates are; the message names the field.
    FormNotADate = "form-not-a-date",
    /// A frame of another transfer.
    FrameForeign = "frame-foreign",
    /// A frame that breaks the format.
    FrameMalformed = "frame-malformed",
    /// A QR code that is no frame of ours.
    FrameNotOurs = "frame-not-ours",
    /// The provider cannot do this, or not with these settings.
    GatewayActionUnsupported = "gateway-action-unsupported",
    /// A part of the message that cannot be; the error's message names it.
    GatewayMessageMalformed = "gateway-message-malformed",
    /// A part of the message that the provider needs; the error's message names it.
    GatewayMessageMissing = "gateway-message-missing",
    /// A setting that cannot be; the message names it.
    GatewaySettingMalformed = "gateway-setting-malformed",
    /// A setting that the provider needs; the message names it.
    GatewaySettingMissing = "gateway-setting-missing",
    /// A fault of this module.
    Internal = "internal",
    /// A card, certificate, link, file or list of keys that is larger than any may be.
    InteropTooBig = "interop-too-big",
    /// No list of keys, or no certificate with a key that can be used.
    KeyMalformed = "key-malformed",
    /// A label that is too long, or holds what nobody sees or what turns text around.
    LabelMalformed = "label-malformed",
    /// The lifetime is not 1 to 60 minutes.
    LifetimeOutOfRange = "lifetime-out-of-range",
    /// The key of a link does not open this file: another file's, or changed bytes.
    LinkFileCannotOpen = "link-file-cannot-open",
    /// Not an encrypted file as health links have them.
    LinkFileMalformed = "link-file-malformed",
    /// A signed card or JSON where an encrypted file belongs: it can be opened as what it is.
    LinkFileNotEncrypted = "link-file-not-encrypted",
    /// No SMART Health Link, or one that names no address or key; the message says what is wrong.
    LinkMalformed = "link-malformed",
    /// This device has not the memory that the key derivation needs.
    MemoryShort = "memory-short",
    /// An authenticator's export that is cut, or no export.
    MigrationMalformed = "migration-malformed",
    /// Something else than an authenticator's export.
    MigrationNotMigration = "migration-not-migration",
    /// Longer than any export.
    MigrationTooLong = "migration-too-long",
    /// A name that is too long for a link, or holds what nobody sees.
    NameMalformed = "name-malformed",
    /// The platform has no randomness: nothing is sealed.
    NoRandomness = "no-randomness",
    /// A link for an authenticator with a user or a port where none belongs.
    OtpauthAuthority = "otpauth-authority",
    /// A link for an authenticator that says one thing twice.
    OtpauthDuplicate = "otpauth-duplicate",
    /// An export of several keys, which has its own reader.
    OtpauthIsMigration = "otpauth-is-migration",
    /// A link for an authenticator whose digits or period are not numbers.
    OtpauthNotANumber = "otpauth-not-a-number",
    /// Something else than a link for an authenticator.
    OtpauthNotOtpauth = "otpauth-not-otpauth",
    /// A link for an authenticator with a name that is no text.
    OtpauthNotUtf8 = "otpauth-not-utf8",
    /// Longer than any link for an authenticator.
    OtpauthTooLong = "otpauth-too-long",
    /// A kind of code that we do not compute.
    OtpauthTypeUnsupported = "otpauth-type-unsupported",
    /// Authentic, and breaks the rules of what may be inside.
    PackageBadContent = "package-bad-content",
    /// Wrong code, changed bytes, an answer to another request, a request with keys that cannot be used.
    PackageCannotOpen = "package-cannot-open",
    /// Expired, used, or no tries left.
    PackageGone = "package-gone",
    /// The text was cut, or changed on the way.
    PackageIncomplete = "package-incomplete",
    /// Ours, but cut, stretched or with a value out of range.
    PackageMalformed = "package-malformed",
    /// No package of ours, or of a newer version.
    PackageNotOurs = "package-not-ours",
    /// Larger than a package may be.
    PackageTooBig = "package-too-big",
    /// Codes change every 1 to 3600 seconds.
    PeriodOutOfRange = "period-out-of-range",
    /// No country has the calling code that was typed.
    PhoneCallingCodeUnknown = "phone-calling-code-unknown",
    /// Neither a known country nor a plus sign.
    PhoneCountryUnknown = "phone-country-unknown",
    /// Not one telephone number.
    PhoneNotANumber = "phone-not-a-number",
    /// More digits than a telephone number has.
    PhoneTooLong = "phone-too-long",
    /// Fewer digits than a telephone number has.
    PhoneTooShort = "phone-too-short",
    /// What was remembered of codes that were sent is damaged.
    PolicyStateMalformed = "policy-state-malformed",
    /// What was remembered of codes that were sent is of another version.
    PolicyStateVersion = "policy-state-version",
    /// No policy has this name.
    PolicyUnknown = "policy-unknown",
    /// JSON, but no FHIR bundle.
    RecordNotFhir = "record-not-fhir",
    /// No JSON.
    RecordNotJson = "record-not-json",
    /// A record larger than 16 MiB.
    RecordTooBig = "record-too-big",
    /// Nested deeper, or with more parts, than a record may be.
    RecordTooDeep = "record-too-deep",
    /// A secret that is no base32.
    SecretMalformed = "secret-malformed",
    /// No secret.
    SecretMissing = "secret-missing",
    /// A letter under six digits must not travel as text.
    SixDigitsInText = "six-digits-in-text",
    /// A template with a name that it cannot have; the message says which.
    TemplateMalformed = "template-malformed",
    /// A template names what there is no value for; the message says what.
    TemplateValueMissing = "template-value-missing",
    /// A value that cannot stand in a message; the error's message says which.
    TemplateValueUnfit = "template-value-unfit",
}

/// Every code that a call can fail with.
#[wasm_bindgen(js_name = errorCodes)]
#[must_use]
pub fn error_codes() -> Vec<ErrorCode> {
    ErrorCode::ALL.to_vec()
}

/// A failure on its way to JavaScript.
pub struct Thrown {
    code: ErrorCode,
    message: String,
}

impl From<Thrown> for JsValue {
    fn from(Thrown { code, message }: Thrown) -> Self {
        let error = js_sys::Error::new(&message);
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&error, &"code".into(), &code.as_str().into());
        error.into()
    }
}

impl From<ErrorCode> for Thrown {
    fn from(code: ErrorCode) -> Self {
        Self { code, message: code.as_str().to_owned() }
    }
}

/// Maps one of the crate's errors, keeping its message for developers.
macro_rules! thrown {
    ($error:ty { $($pattern:pat => $code:ident,)+ }) => {
        impl From<$error> for Thrown {
            fn from(error: $error) -> Self {
                let code = match error { $($pattern => ErrorCode::$code,)+ };
                Self { code, message: error.to_string() }
            }
        }
    };
}

thrown!(AnswerError {
    AnswerError::CannotAnswer => PackageCannotOpen,
    AnswerError::Gone => PackageGone,
    AnswerError::TooBig => PackageTooBig,
});

thrown!(ArmourError {
    ArmourError::Incomplete => PackageIncomplete,
    ArmourError::Malformed => PackageMalformed,
    ArmourError::NotOurs => PackageNotOurs,
    ArmourError::SixDigits => SixDigitsInText,
    ArmourError::TooBig => PackageTooBig,
});

thrown!(BackupError {
    BackupError::Malformed => BackupCodesMalformed,
    BackupError::MemoryShort(_) => MemoryShort,
    BackupError::Number => ArgumentInvalid,
});

impl From<EntryError> for Thrown {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::Form(error) => error.into(),
            EntryError::Record(error) => error.into(),
        }
    }
}

thrown!(Base32Error {
    Base32Error::Empty => SecretMissing,
    Base32Error::Character
        | Base32Error::Length { .. }
        | Base32Error::Padding
        | Base32Error::TooLong => SecretMalformed,
});

thrown!(CodeError {
    CodeError::Length { .. } | CodeError::Symbol => CodeMalformed,
});

thrown!(EventError {
    EventError(_) => AuditEventMalformed,
});

thrown!(CardError {
    CardError::Incomplete { .. } => CardIncomplete,
    CardError::Malformed => CardMalformed,
    CardError::Mixed => CardMixed,
    CardError::TooBig => InteropTooBig,
});

thrown!(CertificateError {
    CertificateError => KeyMalformed,
});

thrown!(DccError {
    DccError::Malformed(_) => DccMalformed,
    DccError::TooBig => InteropTooBig,
});

thrown!(FormError {
    FormError::Contradiction(_) => FormContradiction,
    FormError::Malformed(_) | FormError::Unknown => ArgumentInvalid,
    FormError::Missing(_) => FormMissing,
    FormError::NotADate(_) => FormNotADate,
    FormError::TooBig => RecordTooBig,
});

thrown!(FrameError {
    FrameError::Foreign => FrameForeign,
    FrameError::Malformed => FrameMalformed,
    FrameError::NotOurs => FrameNotOurs,
    FrameError::NothingToSend => ArgumentInvalid,
    FrameError::TooBig { .. } => PackageTooBig,
});

thrown!(GatewayError {
    GatewayError::ActionUnsupported => GatewayActionUnsupported,
    GatewayError::MessageMalformed(_) => GatewayMessageMalformed,
    GatewayError::MessageMissing(_) => GatewayMessageMissing,
    GatewayError::ProviderUnknown => ArgumentInvalid,
    GatewayError::SettingMalformed(_) => GatewaySettingMalformed,
    GatewayError::SettingMissing(_) => GatewaySettingMissing,
});

thrown!(HeadError {
    HeadError => AuditHeadMalformed,
});

thrown!(KeyError {
    KeyError::Algorithm => AlgorithmUnsupported,
    KeyError::Digits => DigitsOutOfRange,
    KeyError::Period => PeriodOutOfRange,
    KeyError::Secret(Base32Error::Empty) => SecretMissing,
    KeyError::Secret(_) => SecretMalformed,
});

thrown!(KeyRingError {
    KeyRingError::Malformed => KeyMalformed,
    KeyRingError::TooBig => InteropTooBig,
});

thrown!(LabelError {
    LabelError::Character | LabelError::TooLong => LabelMalformed,
});

thrown!(LinkError {
    LinkError::Malformed(_) => LinkMalformed,
    LinkError::TooBig => InteropTooBig,
});

thrown!(LinkFileError {
    LinkFileError::CannotOpen => LinkFileCannotOpen,
    LinkFileError::Key => KeyMalformed,
    LinkFileError::Malformed(_) => LinkFileMalformed,
    LinkFileError::NotEncrypted => LinkFileNotEncrypted,
    LinkFileError::TooBig => InteropTooBig,
});

thrown!(MemoryShort {
    MemoryShort => MemoryShort,
});

thrown!(MigrationError {
    MigrationError::Malformed => MigrationMalformed,
    MigrationError::NotMigration => MigrationNotMigration,
    MigrationError::TooLong => MigrationTooLong,
});

thrown!(NameError {
    NameError::Invisible | NameError::TooLong => NameMalformed,
});

thrown!(OpenError {
    OpenError::BadContent => PackageBadContent,
    OpenError::CannotOpen => PackageCannotOpen,
    OpenError::Gone => PackageGone,
    OpenError::Malformed => PackageMalformed,
    OpenError::MemoryShort => MemoryShort,
    OpenError::NotOurs => PackageNotOurs,
    OpenError::TooBig => PackageTooBig,
});

thrown!(OtpauthError {
    OtpauthError::Authority => OtpauthAuthority,
    OtpauthError::Counter => CounterOutOfRange,
    OtpauthError::Duplicate => OtpauthDuplicate,
    OtpauthError::IsMigration => OtpauthIsMigration,
    OtpauthError::Key(KeyError::Algorithm) => AlgorithmUnsupported,
    OtpauthError::Key(KeyError::Digits) => DigitsOutOfRange,
    OtpauthError::Key(KeyError::Period) => PeriodOutOfRange,
    OtpauthError::Key(KeyError::Secret(Base32Error::Empty)) => SecretMissing,
    OtpauthError::Key(KeyError::Secret(_)) => SecretMalformed,
    OtpauthError::NotANumber => OtpauthNotANumber,
    OtpauthError::NotOtpauth => OtpauthNotOtpauth,
    OtpauthError::NotUtf8 => OtpauthNotUtf8,
    OtpauthError::TooLong => OtpauthTooLong,
    OtpauthError::Type => OtpauthTypeUnsupported,
});

thrown!(PhoneError {
    PhoneError::CallingCodeUnknown => PhoneCallingCodeUnknown,
    PhoneError::CountryUnknown => PhoneCountryUnknown,
    PhoneError::NotANumber => PhoneNotANumber,
    PhoneError::TooLong => PhoneTooLong,
    PhoneError::TooShort => PhoneTooShort,
});

thrown!(RecordError {
    RecordError::NotFhir => RecordNotFhir,
    RecordError::NotJson => RecordNotJson,
    RecordError::TooBig => RecordTooBig,
    RecordError::TooDeep => RecordTooDeep,
});

thrown!(RecoveryError {
    RecoveryError::Code(_) => CodeMalformed,
    RecoveryError::MemoryShort(_) => MemoryShort,
});

thrown!(StateError {
    StateError::Malformed => PolicyStateMalformed,
    StateError::Version => PolicyStateVersion,
});

thrown!(SubjectError {
    SubjectError => ArgumentInvalid,
});

thrown!(SealError {
    SealError::LifetimeOutOfRange => LifetimeOutOfRange,
    SealError::MemoryShort => MemoryShort,
    SealError::TooBig => PackageTooBig,
});

thrown!(TemplateError {
    TemplateError::Malformed(_) => TemplateMalformed,
    TemplateError::Missing(_) => TemplateValueMissing,
    TemplateError::Unfit(_) => TemplateValueUnfit,
});
