Feature: CDS Hooks
  What a clinician sees in the chart. A hospital's system calls one of three services: when a chart is opened, when an order
  is selected, and when orders are signed. Each answers with cards, or with none where there is nothing to say. A call that
  lacks what is needed is refused, so that no answer is ever taken for "nothing to raise".

  Rule: Only a patient with multiple sclerosis on record is spoken of

    Scenario: A chart without MS stays quiet
      Given a patient without MS on record
      When the chart is opened
      Then there is no card

    Scenario: An order of one of the six drugs for something else stays quiet
      Given a patient without MS on record
      When an order of "mitoxantrone 20 mg/10 mL" is signed
      Then there is no card

    Scenario: Conditions that are not there are not taken for "no MS"
      Given a patient with relapsing-remitting MS on record
      And the client does not send the conditions
      When the chart is opened
      Then the call is refused with 412: "whether there is multiple sclerosis is not known"

    Scenario: Conditions that the client could not read are not taken for "no MS" either
      Given the client could not read the conditions
      When an order of "Ocrevus" is signed
      Then the call is refused with 412: "whether there is multiple sclerosis is not known"

    Scenario: A search for conditions that found none says that there is no MS
      Given the client says that there are no conditions
      When the chart is opened
      Then there is no card

  Rule: When a chart is opened, there is a card for each drug that was given and one for the others

    Scenario: Nothing given yet
      Given a patient with relapsing-remitting MS on record
      When the chart is opened
      Then the cards are about MS infusions
      And the card about MS infusions says "| ocrevus | under consideration, before the first infusion |"

    Scenario: On one drug, after another
      Given a patient with relapsing-remitting MS on record
      And the record also holds
        | kind       | code    | says      | date |
        | medication | Lemtrada | completed |      |
        | medication | Tysabri  | active    |      |
      When the chart is opened
      Then the cards are about Lemtrada, Tysabri and MS infusions
      And the card about Tysabri says "Current therapy, before the next infusion and on treatment"

  Rule: At an order, only the drug that is ordered is spoken of

    Scenario: An order of another drug
      Given a patient with relapsing-remitting MS on record
      When an order of "Lisinopril 10 mg" is signed
      Then there is no card

    Scenario: A drug that is ruled out
      Given a patient with relapsing-remitting MS on record
      And the record also holds
        | kind      | code | says | date |
        | condition | B20  |      |      |
      When an order of "Lemtrada 12 mg" is selected
      Then the cards are about Lemtrada
      And the card about Lemtrada is critical
      And the card about Lemtrada says "HIV: positive, from Condition/condition-0"
      And the card about Lemtrada says "lemtrada-uspi"

    Scenario: A result is told with its date and where it stands
      Given a patient with relapsing-remitting MS on record
      And the record also holds
        | kind   | code    | says     | date       |
        | result | 70173-0 | positive | 2026-10-01 |
      When an order of "Ocrevus 300 mg" is signed
      Then the cards are about Ocrevus
      And the card about Ocrevus is warning
      And the card about Ocrevus says "anti-JC-virus antibody: positive (2026-10-01), from Observation/result-0"

    Scenario: What is not known is asked, and a missing test can be ordered
      Given a patient with relapsing-remitting MS on record
      When an order of "Ocrevus 300 mg" is signed
      Then the card about Ocrevus says "Hepatitis B screening not known"
      And the card about Ocrevus offers "Order: hepatitis B surface antigen test"
      And the card about Ocrevus says "181 of 181 rules are drafts that no clinician has signed"

    Scenario: Only the order being selected, not the drafts beside it
      Given a patient with relapsing-remitting MS on record
      When an order of "Briumvi 150 mg" is selected beside an earlier draft of "Ocrevus 300 mg"
      Then the cards are about Briumvi

    Scenario: Natalizumab without a brand
      Given a patient with relapsing-remitting MS on record
      When an order of "natalizumab 300 mg" is signed
      Then the cards are about Tyruko and Tysabri
      And the card about Tyruko says "it may be Tysabri or Tyruko"

    Scenario: The form under the skin is another drug
      Given a patient with relapsing-remitting MS on record
      When an order of "Ocrevus Zunovo" is signed
      Then the cards are about Form under the skin
      And the card about Form under the skin is info

  Rule: What could not be read is told

    Scenario: The medications are not sent
      Given a patient with relapsing-remitting MS on record
      And the client does not send the medications
      When an order of "Ocrevus" is signed
      Then the card about Ocrevus says "medications, statements, measurements, administrations, pregnancy, immunizations, allergies: Not all of this is here"

    Scenario: A misspelt name
      Given a patient with relapsing-remitting MS on record
      When an order of "natalizumb 300 mg" is signed
      Then the cards are about Medication not readable
      And the card about Medication not readable is warning

    Scenario: The laboratory could not be read
      Given a patient with relapsing-remitting MS on record
      And the client could not read the labs
      When an order of "Ocrevus" is signed
      Then the card about Ocrevus says "labs: Not all of this is here: the client could not read it."

    Scenario: A search that found nothing is no problem
      Given a patient with relapsing-remitting MS on record
      And the client says that there are no labs
      When an order of "Ocrevus" is signed
      Then the card about Ocrevus does not say "labs"

    Scenario: Another person's data is never used
      Given a patient with relapsing-remitting MS on record
      And the client sends the Patient of another person
      When the chart is opened
      Then the call is refused with 400: "The prefetched patient is another"

  Rule: Feedback is taken and not kept

    Scenario: A clinician overrides a card
      When the clinician overrides a card because patient-refuses
      Then the feedback is taken and nothing comes back
