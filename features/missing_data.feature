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

  Scenario Outline: What is not known weighs as much as it could
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                                                  | value           |
      | age                                                   | 34              |
      | type of MS                                            | RRMS            |
      | active infection                                      | <infection>     |
      | severe allergic or infusion reactions                 | <reactions>     |
      | hepatitis B surface antigen                           | <hepatitis B>   |
      | hepatitis B core antibody                             | negative        |
      | serum immunoglobulins                                 | normal          |
      | liver tests                                           | normal          |
      | liver disease                                         | <liver disease> |
      | needed vaccines given in time                         | yes             |
      | last live vaccine                                     | none            |
      | PML, ever or suspected                                | no              |
      | herpes infection, ever                                | <herpes>        |
      | repeated infections, such as urinary tract infections | no              |
      | weakened immune system                                | no              |
      | cancer, now or before                                 | no              |
      | depression                                            | no              |
      | could become pregnant                                 | no              |
      | breastfeeding                                         | no              |
      | frequent travel                                       | <travels>       |
    And the therapies so far are
      | therapy |
    When briumvi is considered
    Then briumvi is <status>

    Examples: All is known, and a preference is no concern
      | infection | reactions | hepatitis B | liver disease | herpes | travels | status           |
      | no        | none      | negative    | no            | no     | no      | no concern found |
      | no        | none      | negative    | no            | no     | yes     | no concern found |
      | no        | none      | negative    | no            | no     | unknown | no concern found |

    Examples: What could rule the drug out, or is asked for before it, keeps it open
      | infection | reactions | hepatitis B | liver disease | herpes | travels | status             |
      | unknown   | none      | negative    | no            | no     | no      | information needed |
      | no        | unknown   | negative    | no            | no     | no      | information needed |
      | no        | none      | unknown     | no            | no     | no      | information needed |

    Examples: What could only call for care does not
      | infection | reactions | hepatitis B | liver disease | herpes  | travels | status           |
      | no        | none      | negative    | unknown       | no      | no      | caution          |
      | no        | none      | negative    | no            | unknown | no      | no concern found |

    Examples: What is known to rule it out is not weakened by what is not known
      | infection | reactions | hepatitis B | liver disease | herpes  | travels | status          |
      | yes       | unknown   | unknown     | unknown       | unknown | unknown | contraindicated |

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
    Then lemtrada/dose-within-3-days needs information as warning
    And it asks for "MS therapies so far"

  Scenario Outline: A result that is too old, or has no date, may raise but never clears
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact        | value   |
      | <test>      | <value> |
      | <test> date | <taken> |
    When <drug> is considered
    Then <rule> <outcome>

    Examples: In order
      | drug         | rule                         | test                               | value    | taken      | outcome                       |
      | mitoxantrone | mitoxantrone/lvef            | left ventricular ejection fraction | 60       | 2026-08-22 | is not flagged                |
      | mitoxantrone | mitoxantrone/lvef            | left ventricular ejection fraction | 60       | 2026-08-21 | needs information as critical |
      | mitoxantrone | mitoxantrone/lvef            | left ventricular ejection fraction | 60       | unknown    | needs information as critical |
      | mitoxantrone | mitoxantrone/neutrophils     | neutrophils                        | 4000     | 2026-08-22 | is not flagged                |
      | mitoxantrone | mitoxantrone/neutrophils     | neutrophils                        | 4000     | 2026-08-21 | needs information as critical |
      | mitoxantrone | mitoxantrone/neutrophils     | neutrophils                        | 4000     | unknown    | needs information as critical |
      | mitoxantrone | mitoxantrone/liver-tests     | liver tests                        | normal   | 2026-08-22 | is not flagged                |
      | mitoxantrone | mitoxantrone/liver-tests     | liver tests                        | normal   | 2026-08-21 | needs information as critical |
      | mitoxantrone | mitoxantrone/liver-tests     | liver tests                        | normal   | unknown    | needs information as critical |
      | mitoxantrone | mitoxantrone/pregnancy-test  | pregnancy test                     | negative | 2026-11-22 | is not flagged                |
      | mitoxantrone | mitoxantrone/pregnancy-test  | pregnancy test                     | negative | 2026-11-21 | needs information as critical |
      | mitoxantrone | mitoxantrone/pregnancy-test  | pregnancy test                     | negative | unknown    | needs information as critical |
      | tysabri      | all/natalizumab-pml-jc-virus | anti-JC-virus antibody             | negative | 2026-05-22 | is not flagged                |
      | tysabri      | all/natalizumab-pml-jc-virus | anti-JC-virus antibody             | negative | 2026-05-21 | needs information as critical |
      | tysabri      | all/natalizumab-pml-jc-virus | anti-JC-virus antibody             | negative | unknown    | needs information as critical |

    Examples: Not in order
      | drug         | rule                         | test                               | value    | taken      | outcome                |
      | mitoxantrone | mitoxantrone/lvef            | left ventricular ejection fraction | 49       | 2019-08-21 | is flagged as critical |
      | mitoxantrone | mitoxantrone/lvef            | left ventricular ejection fraction | 49       | unknown    | is flagged as critical |
      | mitoxantrone | mitoxantrone/neutrophils     | neutrophils                        | 1499     | 2019-08-21 | is flagged as critical |
      | mitoxantrone | mitoxantrone/neutrophils     | neutrophils                        | 1499     | unknown    | is flagged as critical |
      | mitoxantrone | mitoxantrone/liver-tests     | liver tests                        | raised   | 2019-08-21 | is flagged as critical |
      | mitoxantrone | mitoxantrone/liver-tests     | liver tests                        | raised   | unknown    | is flagged as critical |
      | tysabri      | all/natalizumab-pml-jc-virus | anti-JC-virus antibody             | positive | 2015-03-01 | is flagged as critical |
      | tysabri      | all/natalizumab-pml-jc-virus | anti-JC-virus antibody             | positive | unknown    | is flagged as critical |

  Scenario Outline: A blood count written in another unit raises, and never clears
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact             | value      |
      | neutrophils      | <written>  |
      | neutrophils date | 2026-11-20 |
    When mitoxantrone is considered
    Then mitoxantrone/neutrophils <outcome>

    Examples:
      | written | outcome        |
      | 1400    | is flagged     |
      | 1500    | is not flagged |
      | 1.4     | is flagged     |
      | 4.2     | is flagged     |

  Scenario Outline: That something was never done is an answer
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact   | value |
      | <fact> | none  |
    When <drug> is considered
    Then <rule> <outcome>
    And nothing is asked about "<fact>"

    Examples: Never done, and so still to do
      | drug         | rule                      | fact                         | outcome               |
      | mitoxantrone | mitoxantrone/ecg          | last ECG                     | is flagged as warning |
      | tysabri      | all/natalizumab-brain-mri | last MRI of the brain        | is flagged as warning |
      | lemtrada     | lemtrada/skin-exam        | last skin exam               | is flagged as warning |
      | lemtrada     | lemtrada/thyroid-tests    | last thyroid test            | is flagged as warning |
      | lemtrada     | lemtrada/hpv-screen       | last HPV screening           | is flagged as info    |
      | ocrevus      | ocrevus/breast-screening  | last breast cancer screening | is flagged as info    |

    Examples: Never given, and so nothing to wait for
      | drug     | rule                  | fact              | outcome        |
      | briumvi  | briumvi/live-vaccine  | last live vaccine | is not flagged |
      | lemtrada | lemtrada/live-vaccine | last live vaccine | is not flagged |
      | ocrevus  | ocrevus/live-vaccine  | last live vaccine | is not flagged |

  Scenario: That there never was a plasma exchange or an immunoglobulin leaves the antibody test as it is
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                         | value      |
      | anti-JC-virus antibody       | negative   |
      | anti-JC-virus antibody date  | 2026-10-05 |
      | last plasma exchange         | none       |
      | last immunoglobulin infusion | none       |
    When tyruko is considered
    Then all/natalizumab-jcv-test-timing is not flagged

  Scenario: A list without therapies answers every question about earlier and present ones
    Given the assessment is dated 2026-11-22
    And the therapies so far are
      | therapy |
    When lemtrada is considered
    Then lemtrada/two-failed-therapies is flagged
    And lemtrada/eu-one-failed-therapy is flagged
    And lemtrada/dose-within-3-days is not flagged
    And lemtrada/blood-tests-after is not flagged
    And lemtrada/no-live-vaccine is not flagged
    And lemtrada/another-infusion is not flagged
    And all/carry-over-from-natalizumab is not flagged
    And nothing is asked about "MS therapies so far"
    And nothing is asked about "therapies without enough response"
    And nothing is asked about "months on natalizumab"

  Scenario: A list without therapies of MS does not say that no immunosuppressant was taken for anything else
    Given the assessment is dated 2026-11-22
    And the therapies so far are
      | therapy |
    When tysabri is considered
    Then all/natalizumab-pml-immunosuppressant needs information
    And it asks for "immunosuppressant, before"
    And all/natalizumab-pml-months is not flagged
    And all/natalizumab-restart is not flagged

  Scenario: A drug only looked back on is asked about only what applies after it
    Given the assessment is dated 2026-11-22
    And the therapies so far are
      | therapy  | status  | last dose  |
      | Lemtrada | stopped | 2025-03-14 |
    When another infusion than lemtrada is considered
    Then lemtrada is assessed as stopped
    And lemtrada is caution
    And lemtrada/skin-exam needs information
    And it asks for "last skin exam"
    And lemtrada/hiv is not flagged
    And lemtrada/rems is not flagged
    And nothing is asked about "HIV"
    And nothing is asked about "enrolled in LEMTRADA REMS"
    And nothing is asked about "varicella zoster antibody"

  Scenario: A therapy without the date of its last dose may have been given yesterday
    Given the assessment is dated 2026-11-22
    And the therapies so far are
      | therapy  | status  |
      | Lemtrada | stopped |
    When another infusion than lemtrada is considered
    Then lemtrada/dose-within-3-days needs information as warning
    And it asks for "MS therapies so far"
    And lemtrada/blood-tests-after needs information as warning
    And it asks for "MS therapies so far"

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
      | fact                                       | value    |
      | active infection                           | no       |
      | severe allergic or infusion reactions      | none     |
      | stroke or transient ischaemic attack, ever | no       |
      | HIV                                        | negative |
    When lemtrada is considered
    Then lemtrada/cancer-history needs information as critical
    And lemtrada/thyroid-disease needs information as warning
    And the first question is about "cancer, now or before"

  Scenario: Among equally grave questions the one that settles more comes first
    When ocrevus is considered
    Then ocrevus/active-infection needs information as critical
    And ocrevus/hepatitis-b needs information as critical
    And ocrevus/hepatitis-b-past needs information as warning
    And the first question is about "hepatitis B surface antigen"

  Scenario: A list that may lack some clears nothing it does not hold
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                    | value |
      | all MS therapies listed | no    |
    And the therapies so far are
      | therapy | status  | outcome             |
      | Rebif   | stopped | inadequate response |
    When lemtrada is considered
    Then lemtrada/two-failed-therapies needs information
    And it asks for "therapies without enough response"
    And lemtrada/another-infusion needs information
    And it asks for "MS therapies so far"
    And all/carry-over-from-natalizumab needs information
    And it asks for "MS therapies so far"

  Scenario: What a list that may lack some does hold is sure
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                    | value |
      | all MS therapies listed | no    |
    And the therapies so far are
      | therapy | status  | outcome             |
      | Tysabri | current | inadequate response |
      | Rebif   | stopped | inadequate response |
    When lemtrada is considered
    Then all/carry-over-from-natalizumab is flagged
    And lemtrada/another-infusion is flagged
    And lemtrada/two-failed-therapies is not flagged

  Scenario Outline: Whether the list is whole decides whether an empty one is an answer
    Given the assessment is dated 2026-11-22
    And the profile says
      | fact                    | value   |
      | all MS therapies listed | <whole> |
    And the therapies so far are
      | therapy |
    When lemtrada is considered
    Then all/carry-over-from-natalizumab <outcome>

    Examples:
      | whole   | outcome           |
      | yes     | is not flagged    |
      | unknown | is not flagged    |
      | no      | needs information |

  Scenario Outline: Severe reactions that may lack some clear no other
    Given the profile says
      | fact                                  | value       |
      | severe allergic or infusion reactions | <reactions> |
      | all severe reactions listed           | <whole>     |
    When ocrevus is considered
    Then ocrevus/severe-reaction <outcome>

    Examples:
      | reactions   | whole | outcome           |
      | natalizumab | yes   | is not flagged    |
      | natalizumab | no    | needs information |
      | none        | no    | needs information |
      | ocrelizumab | no    | is flagged        |
