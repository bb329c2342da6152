Feature: What is not known
  A fact that is not known never counts as "no". It is asked for wherever it could change the answer, and nowhere else.

  Background:
    Given a person about whom nothing is known

  Scenario Outline: Nothing known never means nothing to raise
    When <drug> is considered
    Then <drug> is information needed

    Examples:
      | drug         |
      | briumvi      |
      | lemtrada     |
      | mitoxantrone |
      | ocrevus      |
      | tysabri      |
      | tyruko       |

  Scenario Outline: Silence is not a no
    When <drug> is considered
    Then <rule> needs information
    And it asks for "<fact>"

    Examples:
      | drug         | rule                          | fact                                       |
      | briumvi      | briumvi/active-infection      | active infection                           |
      | lemtrada     | lemtrada/stroke-history       | stroke or transient ischaemic attack, ever |
      | lemtrada     | lemtrada/cancer-history       | cancer, now or before                      |
      | mitoxantrone | mitoxantrone/heart-disease    | heart disease, now or before               |
      | ocrevus      | ocrevus/herpes                | herpes infection, ever                     |
      | tysabri      | all/natalizumab-pml-ever      | PML, ever or suspected                     |
      | tyruko       | all/natalizumab-liver-disease | liver disease                              |

  Scenario Outline: A no that was given settles the question
    Given the profile says
      | fact   | value |
      | <fact> | no    |
    When <drug> is considered
    Then <rule> is not flagged
    And nothing is asked about "<fact>"

    Examples:
      | drug         | rule                          | fact                                       |
      | briumvi      | briumvi/active-infection      | active infection                           |
      | lemtrada     | lemtrada/stroke-history       | stroke or transient ischaemic attack, ever |
      | lemtrada     | lemtrada/cancer-history       | cancer, now or before                      |
      | mitoxantrone | mitoxantrone/heart-disease    | heart disease, now or before               |
      | ocrevus      | ocrevus/herpes                | herpes infection, ever                     |
      | tysabri      | all/natalizumab-pml-ever      | PML, ever or suspected                     |
      | tyruko       | all/natalizumab-liver-disease | liver disease                              |

  Scenario: No severe reaction to anything is an answer
    Given the profile says
      | fact                                  | value |
      | severe allergic or infusion reactions | none  |
    When ocrevus is considered
    Then ocrevus/severe-reaction is not flagged
    And nothing is asked about "severe allergic or infusion reactions"

  Scenario: A severe reaction to something else answers the question as well
    Given the profile says
      | fact                                  | value       |
      | severe allergic or infusion reactions | natalizumab |
    When ocrevus is considered
    Then ocrevus/severe-reaction is not flagged

  Scenario Outline: A preference that is not known stays silent
    When <drug> is considered
    Then <rule> is not flagged
    And nothing is asked about "<fact>"

    Examples:
      | drug    | rule                       | fact                   |
      | briumvi | all/travels-often          | frequent travel        |
      | ocrevus | all/daily-tablet-difficult | a daily tablet is hard |
      | tysabri | all/cold-storage-difficult | cold storage is hard   |

  Scenario Outline: A preference is mentioned but is no concern
    Given the profile says
      | fact                                  | value     |
      | age                                   | 34        |
      | type of MS                            | RRMS      |
      | active infection                      | no        |
      | severe allergic or infusion reactions | none      |
      | frequent travel                       | <travels> |
    When briumvi is considered
    Then briumvi is no concern found

    Examples:
      | travels |
      | yes     |
      | no      |
      | unknown |

  Scenario: A type of MS outside the use of Briumvi is raised without asking for disease activity
    Given the profile says
      | fact       | value |
      | type of MS | PPMS  |
    When briumvi is considered
    Then briumvi/relapsing-ms is flagged
    And it rests on "type of MS"
    And nothing is asked about "disease activity"

  Scenario: Relapsing-remitting MS clears the type of MS without asking for disease activity
    Given the profile says
      | fact       | value |
      | type of MS | RRMS  |
    When briumvi is considered
    Then briumvi/relapsing-ms is not flagged
    And nothing is asked about "disease activity"

  Scenario: Only what could still change the answer is asked
    Given the profile says
      | fact       | value |
      | type of MS | SPMS  |
    When briumvi is considered
    Then briumvi/relapsing-ms needs information
    And it asks for "disease activity"
    And nothing is asked about "type of MS"

  Scenario: A fact that cannot change any answer about a drug is not asked
    When briumvi is considered
    Then nothing is asked about "anti-JC-virus antibody"
    And nothing is asked about "left ventricular ejection fraction"

  Scenario Outline: An unknown contraindication keeps a drug open even when all else is in order
    Given the profile says
      | fact                                  | value       |
      | age                                   | 34          |
      | type of MS                            | RRMS        |
      | active infection                      | <infection> |
      | severe allergic or infusion reactions | <reactions> |
    When briumvi is considered
    Then briumvi is <status>

    Examples:
      | infection | reactions | status             |
      | no        | none      | no concern found   |
      | unknown   | none      | information needed |
      | no        | unknown   | information needed |
      | yes       | unknown   | contraindicated    |

  Scenario: The date of a last Lemtrada dose is asked for, but is the least of the questions
    Given the profile says
      | fact                                       | value |
      | age                                        | 34    |
      | active infection                           | no    |
      | type of MS                                 | RRMS  |
      | therapies without enough response          | 2     |
      | severe allergic or infusion reactions      | none  |
      | stroke or transient ischaemic attack, ever | no    |
      | thyroid disease                            | no    |
      | autoimmune disease other than MS           | no    |
      | cancer, now or before                      | no    |
    When lemtrada is considered
    Then lemtrada/dose-within-3-days needs information as info
    And it asks for "MS therapies so far"
    And the first question is about "MS therapies so far"
    And lemtrada is no concern found

  Scenario: A test that is too old is asked for again, with its date
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                        | value      |
      | anti-JC-virus antibody      | negative   |
      | anti-JC-virus antibody date | 2025-01-10 |
    When tysabri is considered
    Then all/natalizumab-pml-jc-virus needs information as critical
    And it asks for "anti-JC-virus antibody"
    And it says that "anti-JC-virus antibody" is too old, from 2025-01-10

  Scenario: A test without a date is asked for again
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                               | value |
      | left ventricular ejection fraction | 60    |
    When mitoxantrone is considered
    Then mitoxantrone/lvef needs information as critical
    And it asks for "left ventricular ejection fraction"
    And it says that "left ventricular ejection fraction" has no date

  Scenario: An old finding that speaks against a drug is still raised
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                        | value      |
      | anti-JC-virus antibody      | positive   |
      | anti-JC-virus antibody date | 2015-03-01 |
    When tysabri is considered
    Then all/natalizumab-pml-jc-virus is flagged as critical
    And nothing is asked about "anti-JC-virus antibody"

  Scenario Outline: Months are counted by the calendar, and end with the month where that day is missing
    Given the assessment is dated <assessed>
    And the profile says
      | fact                        | value    |
      | anti-JC-virus antibody      | negative |
      | anti-JC-virus antibody date | <tested> |
    When ocrevus is considered
    Then ocrevus/pml-jc-virus <outcome>

    Examples:
      | assessed   | tested     | outcome           |
      | 2026-08-31 | 2026-02-28 | is not flagged    |
      | 2026-08-31 | 2026-02-27 | needs information |
      | 2028-08-31 | 2028-02-29 | is not flagged    |
      | 2028-08-31 | 2028-02-28 | needs information |
      | 2026-03-15 | 2025-09-15 | is not flagged    |
      | 2026-03-15 | 2025-09-14 | needs information |

  Scenario: Without a date of assessment no result counts as recent
    Given the profile says
      | fact                        | value      |
      | anti-JC-virus antibody      | negative   |
      | anti-JC-virus antibody date | 2026-11-20 |
    When ocrevus is considered
    Then ocrevus/pml-jc-virus needs information
    And it asks for "anti-JC-virus antibody"

  Scenario: Without a date of assessment a Lemtrada dose may be a recent one
    Given the therapies so far are
      | therapy  | last dose  |
      | Lemtrada | 2020-05-04 |
    When lemtrada is considered
    Then lemtrada/dose-within-3-days needs information as info
    And it asks for "MS therapies so far"

  Scenario: A list without therapies says that there were none
    Given the therapies so far are
      | therapy |
    When lemtrada is considered
    Then lemtrada/two-failed-therapies is flagged
    And lemtrada/dose-within-3-days is not flagged

  Scenario: Therapies that nobody asked about may have failed
    When lemtrada is considered
    Then lemtrada/two-failed-therapies needs information
    And it asks for "therapies without enough response"

  Scenario: Therapies whose outcome is not known may have failed
    Given the therapies so far are
      | therapy   | status  |
      | Avonex    | stopped |
      | Copaxone  | stopped |
      | Tecfidera | current |
    When lemtrada is considered
    Then lemtrada/two-failed-therapies needs information
    And it asks for "therapies without enough response"

  Scenario: A therapy that is not in the list of names still counts
    Given the therapies so far are
      | therapy      | outcome             |
      | Avonex       | inadequate response |
      | a study drug | inadequate response |
    When lemtrada is considered
    Then lemtrada/two-failed-therapies is not flagged

  Scenario: The graver question comes first
    Given the profile says
      | fact                                       | value |
      | age                                        | 34    |
      | active infection                           | no    |
      | type of MS                                 | RRMS  |
      | severe allergic or infusion reactions      | none  |
      | stroke or transient ischaemic attack, ever | no    |
      | autoimmune disease other than MS           | no    |
    And the therapies so far are
      | therapy | outcome             |
      | Avonex  | inadequate response |
      | Gilenya | inadequate response |
    When lemtrada is considered
    Then lemtrada/cancer-history needs information as critical
    And lemtrada/thyroid-disease needs information as warning
    And the first question is about "cancer, now or before"

  Scenario: Among equally grave questions the one that settles more comes first
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                                    | value      |
      | heart disease, now or before            | no         |
      | left ventricular ejection fraction      | 60         |
      | left ventricular ejection fraction date | 2026-11-02 |
      | severe allergic or infusion reactions   | none       |
    When mitoxantrone is considered
    Then mitoxantrone/ms-type needs information as warning
    And mitoxantrone/worsening-rrms needs information as warning
    And the first question is about "type of MS"
