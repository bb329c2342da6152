Feature: The intake as a conversation
  One question at a time is asked, the one whose answer settles most, as long as an answer could change the status of a
  drug. What is not known stays open. Nothing that is told here says that a drug may be given.

  Rule: What is asked

    Scenario: Which infusions are considered is asked first
      Given an intake on 2026-11-22
      When I type "ocrevus, tysabri"
      And I stop the intake
      Then the printed report says that ocrevus is information needed
      And the printed report says that tysabri is information needed

    Scenario: The question that settles most comes first, with who can answer it
      Given an intake on 2026-11-22 for ocrevus
      Then I am asked "What did the hepatitis B surface antigen test (HBsAg) show?"
      And I can answer "Get it from the laboratory: positive, negative; Enter: not known"
      And 12 questions are left

    Scenario: A result is asked for its date
      Given an intake on 2026-11-22 for ocrevus
      When I type "negative"
      Then I am asked "When was this taken: hepatitis B surface antigen?"
      And I can answer "a date such as 2026-11-22"

    Scenario: A result on record that is too old is shown when it is asked for again
      Given an intake on 2026-11-22 for tysabri
      And only what the laboratory can answer is asked
      And on record is
        | fact                        | value      |
        | anti-JC-virus antibody      | negative   |
        | anti-JC-virus antibody date | 2025-01-10 |
      Then I am asked "On record: negative (2025-01-10)."
      When I ask why
      Then I am told "the result of 2025-01-10 is older than 6 months"

    Scenario: Only what the laboratory can answer
      Given an intake on 2026-11-22 for ocrevus
      And only what the laboratory can answer is asked
      Then I am asked "What did the hepatitis B surface antigen test (HBsAg) show?"
      When I press Enter until no question is left
      Then I am not told "Ask the person"
      And I am not told "Look it up in the chart"

    Scenario: The rules behind a question
      Given an intake on 2026-11-22 for ocrevus
      When I ask why
      Then I am told "critical: Hepatitis B screening not known (ocrevus)"
      And I am told "ocrevus/hepatitis-b (draft). Sources: ocrevus-uspi, 4"

  Rule: What an answer does

    Scenario: What an answer raises and what it settles is told at once
      Given an intake on 2026-11-22 for briumvi
      When I type "positive"
      And I type "2026-11-01"
      Then I am told "raised, critical: Hepatitis B surface antigen positive (briumvi)"
      And I am told "settled: Earlier hepatitis B not ruled out (briumvi)"

    Scenario: Nothing is asked any more once nothing can get worse, and what is open stays open
      Given an intake on 2026-11-22 for briumvi
      When I type "positive"
      And I type "2026-11-01"
      Then no question is left
      And I am told "What is not known stays open: the report names 23 open questions."
      And the printed report says that briumvi is contraindicated

    Scenario: What is not known settles nothing and is not asked again
      Given an intake on 2026-11-22 for ocrevus
      When I press Enter, because it is not known
      Then I am told "nothing raised, nothing settled"
      And I am asked "Is there an active infection now?"
      And 11 questions are left

    Scenario: With nothing known the intake ends, and everything is still open
      Given an intake on 2026-11-22 for ocrevus
      When I press Enter until no question is left
      Then the printed report says that ocrevus is information needed
      And the saved profile is what was on record

    Scenario Outline: An answer that is none is asked again, with what was expected
      Given an intake on 2026-11-22 for ocrevus
      When I type "<words>"
      Then I am told "expected one of positive, negative, found "<words>""
      And I am not told "11 left"

      Examples:
        | words |
        | maybe |
        | 34    |
        | yes   |

    Scenario: An answer that contradicts what is known already changes nothing
      Given an intake on 2026-11-22 for mitoxantrone
      And only what the person can answer is asked
      And on record is
        | fact                 | value |
        | planning a pregnancy | yes   |
      When I type "no"
      Then I am told ""could_become_pregnant" is false, but "planning_pregnancy" is true"
      And I am asked "Could the person become pregnant, or be pregnant now?"
      When I stop the intake
      Then the saved profile is what was on record

    Scenario: A result from the future is asked for its date again
      Given an intake on 2026-11-22 for ocrevus
      When I type "negative"
      And I type "2027-01-01"
      Then I am told "after the date of assessment"

  Rule: Back, stop and save

    Scenario: The last answers are taken back, one by one
      Given an intake on 2026-11-22 for ocrevus
      When I type "positive"
      And I type "2026-11-01"
      And I take the last answer back
      Then I am asked "When was this taken: hepatitis B surface antigen?"
      When I take the last answer back
      Then I am asked "What did the hepatitis B surface antigen test (HBsAg) show?"
      When I stop the intake
      Then the saved profile is what was on record

    Scenario: Stopping early prints the report and saves what is known so far
      Given an intake on 2026-11-22 for ocrevus
      When I type "negative"
      And I type "2026-11-01"
      And I stop the intake
      Then the printed report says "OCREVUS: information needed"
      And the saved profile says
        | fact                             | value      |
        | hepatitis B surface antigen      | negative   |
        | hepatitis B surface antigen date | 2026-11-01 |

    Scenario: Interrupted, what is known so far is kept
      Given an intake on 2026-11-22 for ocrevus
      When I type "negative"
      Then the saved profile says
        | fact                        | value    |
        | hepatitis B surface antigen | negative |

    Scenario: What is raised so far, in short
      Given an intake on 2026-11-22 for briumvi
      When I type "positive"
      And I press Enter, because it is not known
      And I ask for the list
      Then I am told "briumvi contraindicated under consideration"
      And I am told "! critical: Hepatitis B surface antigen positive (briumvi)"

  Rule: Therapies

    Background:
      Given an intake on 2026-11-22 for ocrevus
      And only what the chart can answer is asked
      And on record is
        | fact                   | value |
        | type of MS             | RRMS  |
        | PML, ever or suspected | no    |

    Scenario: Therapies are asked part by part, until there are no more
      Given on record is the therapy Lemtrada, stopped
      Then I am asked "Lemtrada: How does it go, or why did it end?"
      When I type "other"
      Then I am asked "Lemtrada: When was it begun?"

    Scenario: A name that nobody knows is told, and what it may be
      Given on record is the therapy Lemtrada, stopped
      When I type, one after the other
        | other      |
        | 2020-01-01 |
        | ?          |
        | 2021-01-01 |
        | Tysabry    |
      Then I am told "Tysabry is not in the list of names; it may be natalizumab."

    Scenario Outline: Whether these were all is asked, and not known means perhaps not
      Given on record is the therapy Lemtrada, stopped
      When I type, one after the other
        | other      |
        | 2020-01-01 |
        | ?          |
        | 2021-01-01 |
        | Rebif      |
        | stopped    |
        | ?          |
        | no more    |
      Then I am asked "Are these all the MS therapies there have been?"
      When I type "<answer>"
      Then the saved therapies are Lemtrada and Rebif, <whole>

      Examples:
        | answer | whole           |
        | yes    | all of them     |
        | no     | perhaps not all |
        | ?      | perhaps not all |
