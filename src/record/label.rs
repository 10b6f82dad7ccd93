//! What the details of an entry are, for pages that have a word for each.

use super::listed::listed;

listed! {
    /// What a detail of an entry is; pages have a word for each.
    pub enum Label {
        /// When or at what age it ended.
        Abatement,
        /// Why there is no value.
        AbsentReason,
        /// A planned or done activity of a plan.
        Activity,
        /// Where somebody lives.
        Address,
        /// What a plan is about.
        Addresses,
        /// Whether and for what it is taken as needed.
        AsNeeded,
        /// Who says so.
        Asserter,
        /// A file, by its title, type and size.
        Attachment,
        /// Who wrote it.
        Author,
        /// What it was made for: a plan, an order.
        BasedOn,
        /// Where on the body.
        BodySite,
        /// What kind of problem, result or substance.
        Category,
        /// A class of encounter or insurance.
        Class,
        /// Active, resolved and so on, where something else is the status.
        ClinicalStatus,
        /// What complicated it.
        Complication,
        /// One part of a measurement, with its name.
        Component,
        /// What the report concludes.
        Conclusion,
        /// A relative's condition.
        Condition,
        /// Somebody to turn to.
        Contact,
        /// The setting of a document.
        Context,
        /// How dangerous a reaction could be.
        Criticality,
        /// When it was made or written down.
        Date,
        /// Whether or when a person died.
        Deceased,
        /// What it was derived from.
        DerivedFrom,
        /// Words about it.
        Description,
        /// What device was used.
        Device,
        /// The amount taken or given at a time.
        Dose,
        /// Which dose of how many.
        DoseNumber,
        /// How to take it, in words.
        Dosage,
        /// When it holds or held.
        Effective,
        /// What supports it.
        Evidence,
        /// The last day of use.
        Expires,
        /// An extension, with the last part of its address as name.
        Extension,
        /// What is to follow.
        FollowUp,
        /// Tablet, solution and so on.
        Form,
        /// The family doctor.
        GeneralPractitioner,
        /// What is to be reached.
        Goal,
        /// A part of a medicine.
        Ingredient,
        /// More on how to take it.
        Instruction,
        /// Order, plan or proposal.
        Intent,
        /// High, low and so on.
        Interpretation,
        /// A language somebody speaks.
        Language,
        /// When a reaction was last seen.
        LastOccurrence,
        /// Where it happened.
        Location,
        /// The batch.
        LotNumber,
        /// Who made it.
        Manufacturer,
        /// Married, single and so on.
        MaritalStatus,
        /// The most that may be taken.
        MaximumDose,
        /// A result that belongs to it, with its name.
        Member,
        /// How it was done.
        Method,
        /// An extension that changes the meaning of the whole and is not understood.
        Modifier,
        /// A remark.
        Note,
        /// When it happened.
        Occurrence,
        /// When or at what age it began.
        Onset,
        /// An element that has no label of its own, with its FHIR name.
        Other,
        /// What came of it.
        Outcome,
        /// What it belongs to.
        PartOf,
        /// Who took part.
        Participant,
        /// Who did it.
        Performer,
        /// From when to when.
        Period,
        /// Whether it comes from the one who did it.
        PrimarySource,
        /// How urgent.
        Priority,
        /// How much in all.
        Quantity,
        /// The speed of giving.
        Rate,
        /// A reaction: what was seen, how bad.
        Reaction,
        /// Why.
        Reason,
        /// Who wrote it down.
        Recorder,
        /// What is normal.
        ReferenceRange,
        /// Whose relative.
        Relationship,
        /// Who asked for it.
        Requester,
        /// Into the body by which way.
        Route,
        /// A series of vaccinations, by its name and who set it.
        Series,
        /// How bad.
        Severity,
        /// Where on the body it was given.
        Site,
        /// Who or what it comes from.
        Source,
        /// What was examined.
        Specimen,
        /// How far a disease has gone.
        Stage,
        /// Another status than the entry's own.
        Status,
        /// Why the status is what it is.
        StatusReason,
        /// Whom it is about, where that is not the patient.
        Subject,
        /// Whether the dose was weaker than it should be.
        Subpotent,
        /// How much is handed out, how often.
        Supply,
        /// The disease a vaccine is against.
        TargetDisease,
        /// Telephone, mail and so on.
        Telecom,
        /// When and how often.
        Timing,
        /// What kind.
        Type,
        /// What was measured or found.
        Value,
        /// Confirmed, suspected and so on.
        VerificationStatus,
    }
}
