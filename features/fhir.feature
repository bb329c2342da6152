Feature: A record in FHIR
  What is read of a Bundle from a hospital's system. Only what is certain becomes a fact; what is not on record is not
  known, never "no"; and what was not used is told, with the place where it stands.

  Rule: What is there becomes a fact

    Scenario: The record of a woman with relapsing-remitting MS
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource          | code               | value     | date       |
        | Condition         | ICD-10-CM G35.A    | active    | 2019-06    |
        | Observation       | LOINC 70173-0      | Positive  | 2026-09-14 |
        | Observation       | LOINC 5196-1       | Negative  | 2026-09-14 |
        | Observation       | LOINC 10230-1      | 58 %      | 2026-08-20 |
        | MedicationRequest | RxNorm 1373489     | active    | 2024-06-01 |
        | Immunization      | CVX 03             | completed | 2026-11-02 |
      When the bundle is read on 2026-11-22
      Then multiple sclerosis is on record
      And the record says
        | fact                 | value      |
        | age                  | 36         |
        | ms_type              | rrms       |
        | jcv_antibody         | positive   |
        | jcv_antibody_date    | 2026-09-14 |
        | hbsag                | negative   |
        | lvef_percent         | 58         |
        | last_live_vaccine    | 2026-11-02 |
      And the course of Tecfidera says "status current"
      And jcv_antibody was read from Observation/o1

    Scenario: An empty record says nothing
      Given a FHIR bundle of a person born 1990-05-01
      When the bundle is read on 2026-11-22
      Then multiple sclerosis is not on record
      And the record says
        | fact               | value     |
        | age                | 36        |
        | cancer_history     | not known |
        | therapies          | not known |
        | therapies_complete | not known |
        | severe_reactions   | not known |
        | last_live_vaccine  | not known |

    Scenario: The therapies on record may not be all
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource          | code   | value  | date       |
        | MedicationRequest | Rebif  | active | 2024-06-01 |
      When the bundle is read on 2026-11-22
      Then the record says
        | fact               | value |
        | therapies_complete | no    |

    Scenario Outline: The type of MS is taken from the code, and not guessed
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource  | code   | value  | date |
        | Condition | <code> | active |      |
      When the bundle is read on 2026-11-22
      Then multiple sclerosis is on record
      And the record says
        | fact        | value      |
        | ms_type     | <type>     |
        | ms_activity | <activity> |

      Examples:
        | code             | type      | activity   |
        | ICD-10-CM G35.A  | rrms      | not known  |
        | ICD-10-CM G35.B1 | ppms      | active     |
        | ICD-10-CM G35.C2 | spms      | not_active |
        | ICD-10-CM G35    | not known | not known  |
        | SNOMED 24700007  | not known | not known  |

    Scenario: Shingles that is over was a herpes infection, but is none now
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource  | code           | value    | date       |
        | Condition | SNOMED 4740000 | resolved | 2024-01-10 |
      When the bundle is read on 2026-11-22
      Then the record says
        | fact             | value     |
        | herpes_history   | yes       |
        | active_infection | not known |
      And the record notes "whether it is so now is not known"

    Scenario: A severe reaction to Tysabri
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource           | code    | value  | date |
        | AllergyIntolerance | Tysabri | severe |      |
      When the bundle is read on 2026-11-22
      Then the record says
        | fact                      | value       |
        | severe_reactions          | natalizumab |
        | severe_reactions_complete | no          |

  Rule: What is not certain is told and not used

    Scenario: A code without its system means nothing
      Given a FHIR bundle of a person born 1990-05-01
      And the same bundle also holds
        """
        {"resourceType": "Observation", "id": "o1", "status": "final", "subject": {"reference": "Patient/p1"},
         "code": {"coding": [{"code": "2106-3"}]}, "valueString": "positive"}
        """
      When the bundle is read on 2026-11-22
      Then the record does not say pregnancy_test
      And the record notes "not in the code list, not used: 2106-3"

    Scenario Outline: A number that cannot be true
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code   | value   | date       |
        | Observation | <code> | <value> | 2026-09-14 |
      When the bundle is read on 2026-11-22
      Then the record does not say <fact>
      And the record notes "its value cannot be true in its unit"

      Examples:
        | code          | value         | fact                |
        | LOINC 751-8   | 3000 10*3/uL  | neutrophils_per_mm3 |
        | LOINC 10230-1 | 0.55 %        | lvef_percent        |

    Scenario: Two results of one day that disagree
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code         | value    | date       |
        | Observation | LOINC 5196-1 | Negative | 2026-09-14 |
        | Observation | LOINC 5196-1 | Positive | 2026-09-14 |
      When the bundle is read on 2026-11-22
      Then the record does not say hbsag
      And the record notes "disagree: none used"

    Scenario Outline: An older result does not stand where a newer one cannot be used
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code   | value   | date       |
        | Observation | <code> | <older> | 2026-06-01 |
        | Observation | <code> | <newer> | 2026-11-01 |
      When the bundle is read on 2026-11-22
      Then the record does not say <fact>
      And the record notes "it could not be used, and is not older than the last that is clear (Observation/o1)"

      Examples:
        | code          | older    | newer                       | fact         |
        | LOINC 56888-1 | Negative | REACTIVE - see confirmation | hiv          |
        | LOINC 70173-0 | Negative | Indeterminate               | jcv_antibody |
        | LOINC 10230-1 | 60 %     | 30-35%                      | lvef_percent |

    Scenario: An index beside a negative antibody test of the JC virus
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code           | value    | date       |
        | Observation | LOINC 70173-0  | Negative | 2026-06-01 |
        | Observation | LOINC 100977-8 | 0.6 1    | 2026-11-01 |
      When the bundle is read on 2026-11-22
      Then the record does not say jcv_antibody
      And the record notes "an index was reported after the negative test or with it"

    Scenario: A hepatitis B antigen that once was positive
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code          | value    | date       |
        | Observation | LOINC 5196-1  | Positive | 2019-03-01 |
        | Observation | LOINC 5196-1  | Negative | 2026-09-14 |
        | Observation | LOINC 13952-7 | Negative | 2026-09-14 |
      When the bundle is read on 2026-11-22
      Then the record does not say hbsag
      And the record does not say anti_hbc
      And the record notes "hepatitis B is on record: not used"

    Scenario: A disease in words alone is told first
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource  | code                   | value  | date |
        | Condition | PML due to natalizumab | active |      |
      When the bundle is read on 2026-11-22
      Then the record does not say pml_ever
      And the record notes "its name may matter: look at it"

    Scenario: Once positive counts as positive
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code          | value    | date       |
        | Observation | LOINC 70173-0 | Positive | 2021-03-01 |
        | Observation | LOINC 70173-0 | Negative | 2026-03-01 |
      When the bundle is read on 2026-11-22
      Then the record says
        | fact              | value      |
        | jcv_antibody      | positive   |
        | jcv_antibody_date | 2021-03-01 |
      And the record notes "once positive counts as positive"

    Scenario: Hepatitis B on record beside a negative antigen
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code             | value    | date       |
        | Condition   | ICD-10-CM B18.1  | active   |            |
        | Observation | LOINC 5196-1     | Negative | 2026-09-14 |
      When the bundle is read on 2026-11-22
      Then the record does not say hbsag
      And the record notes "hepatitis B is on record: not used"

    Scenario: Liver tests are normal only together
      Given a FHIR bundle of a person born 1990-05-01
      And the same bundle also holds
        """
        {"resourceType": "Observation", "id": "alt", "status": "final", "subject": {"reference": "Patient/p1"},
         "code": {"coding": [{"system": "http://loinc.org", "code": "1742-6"}]}, "effectiveDateTime": "2026-09-14",
         "valueQuantity": {"value": 20, "unit": "U/L"}, "referenceRange": [{"high": {"value": 40, "unit": "U/L"}}]}
        """
      When the bundle is read on 2026-11-22
      Then the record does not say liver_tests
      And the record notes "normal only together with ast, alp, bilirubin"

    Scenario: A year of birth alone gives no age
      Given a FHIR bundle of a person born 1990
      When the bundle is read on 2026-11-22
      Then the record does not say age
      And the record notes "the birth date is not a full date"

    Scenario: An old vaccine on record does not say that there was none since
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource     | code   | value     | date       |
        | Immunization | CVX 03 | completed | 2015-04-02 |
      When the bundle is read on 2026-11-22
      Then the record does not say last_live_vaccine
      And the record notes "whether there was a later one is not known"

    Scenario: "Not pregnant" holds for a few days
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource    | code          | value           | date       |
        | Observation | LOINC 82810-3 | LOINC LA26683-5 | 2026-09-01 |
      When the bundle is read on 2026-11-22
      Then the record does not say pregnant
      And the record notes "not of the last 7 days: ask again"

    Scenario: What was a live vaccine, but when?
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource     | code   | value     | date       |
        | Immunization | CVX 03 | completed | 2026-10-02 |
        | Immunization | CVX 37 | completed | 2026       |
      When the bundle is read on 2026-11-22
      Then the record does not say last_live_vaccine
      And the record notes "ask for the date"

  Rule: Therapies, and what became of them

    Scenario: A therapy that did not work
      Given a FHIR bundle of a person born 1990-05-01
      And the therapy Copaxone was stopped, for the reason SNOMED 58848006
      When the bundle is read on 2026-11-22
      Then the course of Copaxone says "status stopped, outcome inadequate_response"

    Scenario: Why a therapy was stopped is not read from free text
      Given a FHIR bundle of a person born 1990-05-01
      And the therapy Copaxone was stopped, for the reason it did not help
      When the bundle is read on 2026-11-22
      Then the course of Copaxone says "status stopped"
      And the record notes "tried, outcome not known: Copaxone"

    Scenario: Infusions that were given
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource                 | code           | value     | date       |
        | MedicationAdministration | RxNorm 1876381 | completed | 2025-09-01 |
        | MedicationAdministration | RxNorm 1876381 | completed | 2026-03-01 |
        | MedicationAdministration | RxNorm 1876381 | not-done  | 2026-09-01 |
      When the bundle is read on 2026-11-22
      Then the course of Ocrevus says "started 2025-09-01, last_dose 2026-03-01, infusions 2"
      And the record notes "not a completed administration"

    Scenario: An order of an infusion that was carried out does not end the therapy
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource          | code    | value     | date       |
        | MedicationRequest | Ocrevus | completed | 2026-04-20 |
        | MedicationRequest | Ocrevus | completed | 2026-10-20 |
      When the bundle is read on 2026-11-22
      Then the course of Ocrevus says ""
      And the record notes "whether it is current or stopped is not certain"

    Scenario: A drug given before an infusion is no infusion
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource                 | code                            | value     | date       |
        | MedicationAdministration | cetirizine 10 mg before Briumvi | completed | 2026-11-21 |
      When the bundle is read on 2026-11-22
      Then the record does not say therapies
      And the record notes "names Briumvi, but as if it were something else"

    Scenario: Campath is not Lemtrada
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource          | code          | value   | date       |
        | MedicationRequest | RxNorm 828265 | stopped | 2012-06-01 |
      When the bundle is read on 2026-11-22
      Then the course of Campath says "status stopped"

    Scenario: A medication that cannot be found may be one of the six
      Given a FHIR bundle of a person born 1990-05-01
      And the same bundle also holds
        """
        {"resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order",
         "subject": {"reference": "Patient/p1"}, "medicationReference": {"reference": "Medication/elsewhere"}}
        """
      When the bundle is read on 2026-11-22
      Then the record does not say therapies
      And the record notes "it may be one of the six infusions and must be looked up"

    Scenario: Medications that are not therapies of MS are named
      Given a FHIR bundle of a person born 1990-05-01 with
        | resource          | code       | value  | date       |
        | MedicationRequest | Lisinopril | active | 2024-06-01 |
        | MedicationRequest | Vitamin D  | active | 2024-06-01 |
      When the bundle is read on 2026-11-22
      Then the record notes "2 medications not in the code list, not used: Lisinopril, Vitamin D"

    Scenario: A plan is not an order
      Given a FHIR bundle of a person born 1990-05-01
      And the same bundle also holds
        """
        {"resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "plan",
         "subject": {"reference": "Patient/p1"}, "medicationCodeableConcept": {"text": "Ocrevus"}}
        """
      When the bundle is read on 2026-11-22
      Then the record does not say therapies
      And the record notes "Ocrevus: only a plan, not an order: not used"

  Rule: One record is of one person

    Scenario: A result of somebody else
      Given a FHIR bundle of a person born 1990-05-01
      And the same bundle also holds
        """
        {"resourceType": "Observation", "id": "o1", "status": "final", "subject": {"reference": "Patient/somebody-else"},
         "code": {"coding": [{"system": "http://loinc.org", "code": "70173-0"}]}, "valueString": "negative"}
        """
      When the bundle is read on 2026-11-22
      Then the bundle is refused: "entry 2: this Observation is about another person than the rest"

    Scenario: Two people in one bundle
      Given a FHIR bundle of a person born 1990-05-01
      And the same bundle also holds
        """
        {"resourceType": "Patient", "id": "p2"}
        """
      When the bundle is read on 2026-11-22
      Then the bundle is refused: "there are two different Patients, entry 1 and entry 2"
