//! What the details of an entry are, for pages that have a word for each.

use super::listed::listed;

listed! {
    /// What a detail of an entry is; pages have a word for each.
    pub enum Label {
        /// When or at what age it ended.
        Abatement = "abatement",
        /// Why there is no value.
        AbsentReason = "absent-reason",
        /// A planned or done activity of a plan.
        Activity = "activity",
        /// Where somebody lives.
        Address = "address",
        /// What a plan is about.
        Addresses = "addresses",
        /// Whether and for what it is taken as needed.
        AsNeeded = "as-needed",
        /// Who says so.
        Asserter = "asserter",
        /// A file, by its title, type and size.
        Attachment = "attachment",
        /// Who wrote it.
        Author = "author",
        /// What it was made for: a plan, an order.
        BasedOn = "based-on",
        /// Where on the body.
        BodySite = "body-site",
        /// What kind of problem, result or substance.
        Category = "category",
        /// A class of encounter or insurance.
        Class = "class",
        /// Active, resolved and so on, where something else is the status.
        ClinicalStatus = "clinical-status",
        /// What complicated it.
        Complication = "complication",
        /// One part of a measurement, with its name.
        Component = "component",
        /// What the report concludes.
        Conclusion = "conclusion",
        /// A relative's condition.
        Condition = "condition",
        /// Somebody to turn to.
        Contact = "contact",
        /// The setting of a document.
        Context = "context",
        /// How dangerous a reaction could be.
        Criticality = "criticality",
        /// When it was made or written down.
        Date = "date",
        /// Whether or when a person died.
        Deceased = "deceased",
        /// What it was derived from.
        DerivedFrom = "derived-from",
        /// Words about it.
        Description = "description",
        /// What device was used.
        Device = "device",
        /// The amount taken or given at a time.
        Dose = "dose",
        /// Which dose of how many.
        DoseNumber = "dose-number",
        /// How to take it, in words.
        Dosage = "dosage",
        /// When it holds or held.
        Effective = "effective",
        /// What supports it.
        Evidence = "evidence",
        /// The last day of use.
        Expires = "expires",
        /// An extension, with the last part of its address as name.
        Extension = "extension",
        /// What is to follow.
        FollowUp = "follow-up",
        /// Tablet, solution and so on.
        Form = "form",
        /// The family doctor.
        GeneralPractitioner = "general-practitioner",
        /// What is to be reached.
        Goal = "goal",
        /// A part of a medicine.
        Ingredient = "ingredient",
        /// More on how to take it.
        Instruction = "instruction",
        /// Order, plan or proposal.
        Intent = "intent",
        /// High, low and so on.
        Interpretation = "interpretation",
        /// A language somebody speaks.
        Language = "language",
        /// When a reaction was last seen.
        LastOccurrence = "last-occurrence",
        /// Where it happened.
        Location = "location",
        /// The batch.
        LotNumber = "lot-number",
        /// Who made it.
        Manufacturer = "manufacturer",
        /// Married, single and so on.
        MaritalStatus = "marital-status",
        /// The most that may be taken.
        MaximumDose = "maximum-dose",
        /// A result that belongs to it, with its name.
        Member = "member",
        /// How it was done.
        Method = "method",
        /// An extension that changes the meaning of the whole and is not understood.
        Modifier = "modifier",
        /// A remark.
        Note = "note",
        /// When it happened.
        Occurrence = "occurrence",
        /// When or at what age it began.
        Onset = "onset",
        /// An element that has no label of its own, with its FHIR name.
        Other = "other",
        /// What came of it.
        Outcome = "outcome",
        /// What it belongs to.
        PartOf = "part-of",
        /// Who took part.
        Participant = "participant",
        /// Who did it.
        Performer = "performer",
        /// From when to when.
        Period = "period",
        /// Whether it comes from the one who did it.
        PrimarySource = "primary-source",
        /// How urgent.
        Priority = "priority",
        /// How much in all.
        Quantity = "quantity",
        /// The speed of giving.
        Rate = "rate",
        /// A reaction: what was seen, how bad.
        Reaction = "reaction",
        /// Why.
        Reason = "reason",
        /// Who wrote it down.
        Recorder = "recorder",
        /// What is normal.
        ReferenceRange = "reference-range",
        /// Whose relative.
        Relationship = "relationship",
        /// Who asked for it.
        Requester = "requester",
        /// Into the body by which way.
        Route = "route",
        /// A series of vaccinations, by its name and who set it.
        Series = "series",
        /// How bad.
        Severity = "severity",
        /// Where on the body it was given.
        Site = "site",
        /// Who or what it comes from.
        Source = "source",
        /// What was examined.
        Specimen = "specimen",
        /// How far a disease has gone.
        Stage = "stage",
        /// Another status than the entry's own.
        Status = "status",
        /// Why the status is what it is.
        StatusReason = "status-reason",
        /// Whom it is about, where that is not the patient.
        Subject = "subject",
        /// Whether the dose was weaker than it should be.
        Subpotent = "subpotent",
        /// How much is handed out, how often.
        Supply = "supply",
        /// The disease a vaccine is against.
        TargetDisease = "target-disease",
        /// Telephone, mail and so on.
        Telecom = "telecom",
        /// When and how often.
        Timing = "timing",
        /// What kind.
        Type = "type",
        /// What was measured or found.
        Value = "value",
        /// Confirmed, suspected and so on.
        VerificationStatus = "verification-status",
    }
}
