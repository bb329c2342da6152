Feature: Lemtrada (alemtuzumab)
  What to raise with a clinician when a Lemtrada infusion is considered, between courses, and afterwards.
  Sources: the article, the US label, the EU product information, and a guideline.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Lemtrada is summed up, and its tests are always one to raise
    Given the profile says
      | fact                                                  | value       |
      | age                                                   | <age>       |
      | active infection                                      | <infection> |
      | type of MS                                            | <type>      |
      | disease activity                                      | active      |
      | severe allergic or infusion reactions                 | <reactions> |
      | HIV                                                   | <HIV>       |
      | enrolled in LEMTRADA REMS                             | <REMS>      |
      | stroke or transient ischaemic attack, ever            | <stroke>    |
      | thyroid disease                                       | <thyroid>   |
      | autoimmune disease other than MS                      | no          |
      | cancer, now or before                                 | no          |
      | heart disease, now or before                          | no          |
      | liver disease                                         | no          |
      | inflammatory bowel disease                            | no          |
      | new or lasting diarrhea                               | no          |
      | PML, ever or suspected                                | no          |
      | repeated infections, such as urinary tract infections | no          |
      | bleeding disorder, anticoagulant or antiplatelet      | no          |
      | depression                                            | no          |
      | immunosuppressant, before                             | no          |
      | immunosuppressant, now                                | no          |
      | could become pregnant                                 | no          |
      | planning a pregnancy                                  | no          |
      | breastfeeding                                         | no          |
      | liver tests                                           | normal      |
      | hepatitis B surface antigen                           | negative    |
      | hepatitis B core antibody                             | negative    |
      | tuberculosis screen                                   | negative    |
      | varicella zoster antibody                             | positive    |
      | needed vaccines given in time                         | yes         |
      | last live vaccine                                     | <vaccine>   |
      | herpes prophylaxis                                    | yes         |
      | last ECG                                              | 2026-11-02  |
      | last thyroid test                                     | 2026-11-02  |
      | last skin exam                                        | 2026-11-02  |
      | last HPV screening                                    | 2026-11-02  |
    And the therapies so far are
      | therapy | status  | outcome             |
      | Avonex  | stopped | inadequate response |
      | Gilenya | stopped | inadequate response |
    When lemtrada is considered
    Then lemtrada is <status>

    Examples:
      | age     | infection | type    | reactions   | HIV      | REMS    | stroke  | thyroid | vaccine    | status             |
      | 34      | no        | RRMS    | none        | negative | yes     | no      | no      | none       | caution            |
      | 34      | no        | RRMS    | none        | negative | yes     | no      | yes     | none       | caution            |
      | 34      | no        | RRMS    | none        | negative | yes     | no      | unknown | none       | caution            |
      | 34      | no        | RRMS    | none        | negative | yes     | yes     | no      | none       | caution            |
      | 34      | no        | RRMS    | none        | negative | no      | no      | no      | none       | caution            |
      | 34      | no        | RRMS    | none        | negative | yes     | no      | no      | 2026-11-01 | caution            |
      | 34      | no        | RRMS    | none        | negative | yes     | unknown | no      | none       | information needed |
      | 34      | no        | RRMS    | none        | negative | yes     | unknown | yes     | none       | information needed |
      | 34      | no        | RRMS    | unknown     | negative | yes     | no      | no      | none       | information needed |
      | 34      | no        | RRMS    | none        | unknown  | yes     | no      | no      | none       | information needed |
      | 34      | no        | RRMS    | none        | negative | unknown | no      | no      | none       | information needed |
      | 34      | no        | RRMS    | none        | negative | yes     | no      | no      | unknown    | information needed |
      | 34      | no        | unknown | none        | negative | yes     | no      | no      | none       | information needed |
      | 34      | unknown   | RRMS    | none        | negative | yes     | no      | no      | none       | information needed |
      | unknown | no        | RRMS    | none        | negative | yes     | no      | no      | none       | information needed |
      | 34      | no        | CIS     | none        | negative | yes     | yes     | yes     | none       | not indicated      |
      | 34      | no        | CIS     | unknown     | unknown  | yes     | unknown | unknown | none       | not indicated      |
      | 17      | no        | RRMS    | none        | negative | yes     | no      | no      | none       | not indicated      |
      | 17      | unknown   | unknown | unknown     | unknown  | unknown | unknown | unknown | unknown    | not indicated      |
      | 34      | no        | RRMS    | alemtuzumab | negative | yes     | no      | no      | none       | contraindicated    |
      | 34      | no        | CIS     | alemtuzumab | negative | yes     | unknown | yes     | none       | contraindicated    |
      | 34      | yes       | RRMS    | none        | negative | yes     | no      | no      | none       | contraindicated    |
      | 34      | no        | RRMS    | none        | positive | yes     | no      | no      | none       | contraindicated    |
      | 17      | yes       | CIS     | unknown     | unknown  | yes     | no      | no      | none       | contraindicated    |

  Scenario: A single failed therapy is outside the use of Lemtrada
    Given the therapies so far are
      | therapy | status  | outcome             |
      | Avonex  | stopped | inadequate response |
    When lemtrada is considered
    Then lemtrada is not indicated

  Scenario: Knowing nothing about a person never clears Lemtrada
    When lemtrada is considered
    Then lemtrada is information needed

  Scenario Outline: Lemtrada is followed up until 48 months after its last dose, the skin for longer
    Given the profile says
      | fact                       | value       |
      | last thyroid test          | 2026-11-02  |
      | last skin exam             | <skin exam> |
      | last HPV screening         | 2026-11-02  |
      | inflammatory bowel disease | no          |
      | new or lasting diarrhea    | no          |
      | using contraception        | yes         |
      | pregnant                   | no          |
      | herpes prophylaxis         | yes         |
    And the therapies so far are
      | therapy  | status  | last dose   |
      | Lemtrada | stopped | <last dose> |
    When another infusion than lemtrada is considered
    Then lemtrada is <status>

    Examples:
      | last dose  | skin exam  | status           |
      | 2022-11-22 | 2026-11-02 | caution          |
      | 2022-11-21 | 2026-11-02 | no concern found |
      | 2022-11-21 | 2025-11-21 | caution          |
      | unknown    | 2026-11-02 | caution          |

  Scenario Outline: Some things are raised before the first infusion, before each one, between infusions or after the last
    Given the profile says
      | fact                                                  | value       |
      | enrolled in LEMTRADA REMS                             | no          |
      | HIV                                                   | positive    |
      | active infection                                      | yes         |
      | age                                                   | 17          |
      | type of MS                                            | PPMS        |
      | severe allergic or infusion reactions                 | alemtuzumab |
      | stroke or transient ischaemic attack, ever            | yes         |
      | thyroid disease                                       | yes         |
      | autoimmune disease other than MS                      | yes         |
      | cancer, now or before                                 | yes         |
      | heart disease, now or before                          | yes         |
      | liver disease                                         | yes         |
      | liver tests                                           | raised      |
      | inflammatory bowel disease                            | yes         |
      | PML, ever or suspected                                | yes         |
      | repeated infections, such as urinary tract infections | yes         |
      | bleeding disorder, anticoagulant or antiplatelet      | yes         |
      | depression                                            | yes         |
      | immunosuppressant, now                                | yes         |
      | could become pregnant                                 | yes         |
      | using contraception                                   | no          |
      | pregnant                                              | yes         |
      | planning a pregnancy                                  | yes         |
      | breastfeeding                                         | yes         |
      | hepatitis B surface antigen                           | positive    |
      | tuberculosis screen                                   | positive    |
      | varicella zoster antibody                             | negative    |
      | needed vaccines given in time                         | no          |
      | last live vaccine                                     | 2026-11-01  |
      | herpes prophylaxis                                    | no          |
      | last ECG                                              | none        |
      | last thyroid test                                     | none        |
      | last skin exam                                        | none        |
      | last HPV screening                                    | none        |
    And the therapies so far are
      | therapy  | status   | outcome   | started    | last dose  |
      | Lemtrada | <status> | responded |            | 2026-11-21 |
      | Tysabri  | current  | responded | 2024-11-22 |            |
    When <considered> is considered
    Then lemtrada/active-infection <each>
    And lemtrada/adults-only <each>
    And lemtrada/another-infusion <each>
    And lemtrada/autoimmune-disease <each>
    And lemtrada/blood-tests <each>
    And lemtrada/breastfeeding <each>
    And lemtrada/cancer-history <each>
    And lemtrada/contraception <each>
    And lemtrada/eu-bleeding-risk <each>
    And lemtrada/heart-disease <each>
    And lemtrada/hepatitis <each>
    And lemtrada/herpes-prophylaxis <each>
    And lemtrada/hiv <each>
    And lemtrada/immunosuppressant <each>
    And lemtrada/live-vaccine <each>
    And lemtrada/liver-disease <each>
    And lemtrada/liver-tests <each>
    And lemtrada/pml-ever <each>
    And lemtrada/pregnancy <each>
    And lemtrada/recurrent-infections <each>
    And lemtrada/relapsing-ms <each>
    And lemtrada/rems <each>
    And lemtrada/severe-reaction <each>
    And lemtrada/stroke-history <each>
    And lemtrada/thyroid-disease <each>
    And lemtrada/thyroid-tests <each>
    And lemtrada/tuberculosis <each>
    And lemtrada/two-failed-therapies <each>
    And lemtrada/varicella <each>
    And all/depression <each>
    And all/planning-pregnancy <each>
    And lemtrada/ecg <first>
    And lemtrada/eu-one-failed-therapy <first>
    And lemtrada/vaccinations <first>
    And all/carry-over-from-natalizumab <first>
    And lemtrada/dose-within-3-days <follow-up>
    And lemtrada/no-live-vaccine <follow-up>
    And lemtrada/bowel <always>
    And lemtrada/hpv-screen <always>
    And lemtrada/skin-exam <always>
    And lemtrada/blood-tests-after <after>
    And lemtrada/contraception-after <after>
    And lemtrada/herpes-cd4-after <after>
    And lemtrada/thyroid-tests-after <after>

    Examples:
      | considered                     | status  | each           | first          | follow-up  | always     | after          |
      | another infusion than lemtrada | current | is flagged     | is not flagged | is flagged | is flagged | is not flagged |
      | lemtrada                       | current | is flagged     | is not flagged | is flagged | is flagged | is not flagged |
      | another infusion than lemtrada | stopped | is not flagged | is not flagged | is flagged | is flagged | is flagged     |
      | lemtrada                       | stopped | is flagged     | is flagged     | is flagged | is flagged | is flagged     |

  Scenario: What follows Lemtrada is asked about while nobody knows whether it was stopped
    Given the profile says
      | fact                  | value |
      | last thyroid test     | none  |
      | could become pregnant | yes   |
      | using contraception   | no    |
    And the therapies so far are
      | therapy  | last dose  |
      | Lemtrada | 2026-11-02 |
    When lemtrada is considered
    Then lemtrada/blood-tests-after needs information as warning
    And it asks for "MS therapies so far"
    And lemtrada/contraception-after needs information as warning
    And it asks for "MS therapies so far"
    And lemtrada/thyroid-tests-after needs information as warning
    And it asks for "MS therapies so far"

  @lemtrada/active-infection
  Rule: Active infection
    Raises an active infection, during which the US label rules Lemtrada out. Source: the US label; the
    article is silent here.

    Scenario Outline: Lemtrada is ruled out during an active infection
      Given the profile says
        | fact             | value       |
        | active infection | <infection> |
      When lemtrada is considered
      Then lemtrada/active-infection <outcome>
      And <question> "active infection"

      Examples:
        | infection | outcome                                    | question               |
        | yes       | is flagged as a contraindication, critical | it rests on            |
        | no        | is not flagged                             | nothing is asked about |
        | unknown   | needs information as critical              | it asks for            |

  @lemtrada/adults-only
  Rule: Age under 18
    Raises an age under 18, because the US label describes Lemtrada for adults only. Source: the US label; the
    article gives no age.

    Scenario Outline: Lemtrada is described for adults only
      Given the profile says
        | fact | value |
        | age  | <age> |
      When lemtrada is considered
      Then lemtrada/adults-only <outcome>
      And <question> "age"

      Examples:
        | age     | outcome                              | question               |
        | 0       | is flagged as an indication, warning | it rests on            |
        | 17      | is flagged as an indication, warning | it rests on            |
        | 17.4    | is flagged as an indication, warning | it rests on            |
        | 17.9    | is flagged as an indication, warning | it rests on            |
        | 18      | is not flagged                       | nothing is asked about |
        | 18.5    | is not flagged                       | nothing is asked about |
        | 19      | is not flagged                       | nothing is asked about |
        | 80      | is not flagged                       | nothing is asked about |
        | unknown | needs information as warning         | it asks for            |

  @lemtrada/another-infusion
  Rule: Another MS therapy now
    Raises any other therapy of MS that goes on now, also one that is no infusion, because therapies of this kind
    are not given together. Source: general knowledge.

    Scenario Outline: Lemtrada is not given together with another MS therapy
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When lemtrada is considered
      Then lemtrada/another-infusion <outcome>

      Examples:
        | therapy      | status  | outcome                             |
        | mitoxantrone | current | is flagged as a precaution, warning |
        | mitoxantrone | stopped | is not flagged                      |
        | mitoxantrone | unknown | needs information as warning        |
        | Ocrevus      | current | is flagged as a precaution, warning |
        | Ocrevus      | stopped | is not flagged                      |
        | Ocrevus      | unknown | needs information as warning        |
        | Briumvi      | current | is flagged as a precaution, warning |
        | Briumvi      | stopped | is not flagged                      |
        | Briumvi      | unknown | needs information as warning        |
        | Tysabri      | current | is flagged as a precaution, warning |
        | Tysabri      | stopped | is not flagged                      |
        | Tysabri      | unknown | needs information as warning        |
        | Tyruko       | current | is flagged as a precaution, warning |
        | natalizumab  | current | is flagged as a precaution, warning |
        | Lemtrada     | current | is not flagged                      |
        | Campath      | current | is flagged as a precaution, warning |
        | Zunovo       | current | is flagged as a precaution, warning |
        | Kesimpta     | current | is flagged as a precaution, warning |
        | Kesimpta     | stopped | is not flagged                      |
        | Kesimpta     | unknown | needs information as warning        |

    Scenario: A person without any therapy so far is on no other one
      Given the therapies so far are
        | therapy |
      When lemtrada is considered
      Then lemtrada/another-infusion is not flagged

    Scenario: Another MS therapy that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/another-infusion needs information as warning
      And it asks for "MS therapies so far"

  @lemtrada/autoimmune-disease
  Rule: Autoimmune disease other than MS
    Raises an autoimmune disease other than MS, because Lemtrada makes such diseases more likely. Sources: the
    article and the US label; the EU product information goes further and excludes people who have one.

    Scenario Outline: Lemtrada makes autoimmune disease more likely
      Given the profile says
        | fact                             | value        |
        | autoimmune disease other than MS | <autoimmune> |
      When lemtrada is considered
      Then lemtrada/autoimmune-disease <outcome>

      Examples:
        | autoimmune | outcome                             |
        | yes        | is flagged as a precaution, warning |
        | no         | is not flagged                      |

    Scenario: An autoimmune disease that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/autoimmune-disease needs information as warning
      And it asks for "autoimmune disease other than MS"

  @lemtrada/blood-tests
  Rule: Blood and urine tests every month
    Raises, before the start and between courses, the tests that the US label asks for until 48 months after
    the last dose. Source: the US label.

    Scenario Outline: The tests begin before the first course and go on every month
      Given the therapies so far are
        | therapy  | status   |
        | Lemtrada | <status> |
      When <considered> is considered
      Then lemtrada/blood-tests <outcome>

      Examples:
        | status  | considered                     | outcome                           |
        | current | lemtrada                       | is flagged as monitoring, warning |
        | current | another infusion than lemtrada | is flagged as monitoring, warning |
        | stopped | another infusion than lemtrada | is not flagged                    |

    Scenario: The tests are raised for anyone who considers Lemtrada
      When lemtrada is considered
      Then lemtrada/blood-tests is flagged as monitoring, warning

  @lemtrada/blood-tests-after
  Rule: Blood, urine and liver tests after Lemtrada
    Raises, after Lemtrada was stopped, that the tests go on until 48 months after the last dose. Source: the
    US label.

    Scenario Outline: The tests go on until 48 months after the last dose
      Given the therapies so far are
        | therapy  | status   | last dose   |
        | Lemtrada | <status> | <last dose> |
      When <considered> is considered
      Then lemtrada/blood-tests-after <outcome>

      Examples:
        | status  | last dose  | considered                     | outcome                           |
        | stopped | 2026-11-20 | another infusion than lemtrada | is flagged as monitoring, warning |
        | stopped | 2022-11-22 | another infusion than lemtrada | is flagged as monitoring, warning |
        | stopped | 2022-11-21 | another infusion than lemtrada | is not flagged                    |
        | stopped | unknown    | another infusion than lemtrada | needs information as warning      |
        | stopped | 2022-11-22 | lemtrada                       | is flagged as monitoring, warning |
        | current | 2026-11-20 | lemtrada                       | is not flagged                    |

    Scenario: The day on which Lemtrada was stopped bounds its last dose
      Given the therapies so far are
        | therapy  | stopped    |
        | Lemtrada | 2020-03-02 |
      When another infusion than lemtrada is considered
      Then lemtrada/blood-tests-after is not flagged

    Scenario: Without the therapies so far nobody knows whether the tests are due
      When lemtrada is considered
      Then lemtrada/blood-tests-after needs information as warning
      And it asks for "MS therapies so far"

  @lemtrada/bowel
  Rule: Bowel disease or new diarrhea
    Raises bowel disease or new diarrhea, during treatment and after it, because colitis caused by the immune
    system is among the risks of Lemtrada. Source: the US label.

    Scenario Outline: Lemtrada can cause colitis
      Given the profile says
        | fact                       | value           |
        | inflammatory bowel disease | <bowel disease> |
        | new or lasting diarrhea    | <diarrhea>      |
      When lemtrada is considered
      Then lemtrada/bowel <outcome>
      And <question>

      Examples:
        | bowel disease | diarrhea | outcome                             | question                                                               |
        | yes           | no       | is flagged as a precaution, warning | it rests on "inflammatory bowel disease"                               |
        | no            | yes      | is flagged as a precaution, warning | it rests on "new or lasting diarrhea"                                  |
        | yes           | unknown  | is flagged as a precaution, warning | it rests on "inflammatory bowel disease"                               |
        | unknown       | yes      | is flagged as a precaution, warning | it rests on "new or lasting diarrhea"                                  |
        | no            | no       | is not flagged                      | nothing is asked about "inflammatory bowel disease"                    |
        | no            | unknown  | needs information as info           | it asks for "new or lasting diarrhea"                                  |
        | unknown       | no       | needs information as info           | it asks for "inflammatory bowel disease"                               |
        | unknown       | unknown  | needs information as info           | it asks for "inflammatory bowel disease" and "new or lasting diarrhea" |

  @lemtrada/breastfeeding
  Rule: Breastfeeding
    Raises breastfeeding, about which the US label has no data. Source: the US label.

    Scenario Outline: Nothing is known about Lemtrada and breastfeeding
      Given the profile says
        | fact          | value           |
        | breastfeeding | <breastfeeding> |
      When lemtrada is considered
      Then lemtrada/breastfeeding <outcome>
      And <question> "breastfeeding"

      Examples:
        | breastfeeding | outcome                             | question               |
        | yes           | is flagged as a precaution, warning | it rests on            |
        | no            | is not flagged                      | nothing is asked about |
        | unknown       | needs information as info           | it asks for            |

  @lemtrada/cancer-history
  Rule: Cancer, now or before
    Raises a cancer, now or before, because Lemtrada may raise the risk of cancer. Sources: the article and
    the US label.

    Scenario Outline: Lemtrada may raise the risk of cancer
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      When lemtrada is considered
      Then lemtrada/cancer-history <outcome>

      Examples:
        | cancer | outcome                              |
        | yes    | is flagged as a precaution, critical |
        | no     | is not flagged                       |

    Scenario: A cancer that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/cancer-history needs information as critical
      And it asks for "cancer, now or before"

  @lemtrada/contraception
  Rule: Pregnancy possible without contraception
    Raises that a pregnancy is possible while no effective contraception is used. Source: the US label.

    Scenario Outline: Contraception is asked for during a course
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <possible>      |
        | using contraception   | <contraception> |
      When lemtrada is considered
      Then lemtrada/contraception <outcome>
      And <question>

      Examples:
        | possible | contraception | outcome                             | question                                                      |
        | yes      | no            | is flagged as a precaution, warning | it rests on "could become pregnant" and "using contraception" |
        | yes      | yes           | is not flagged                      | nothing is asked about "using contraception"                  |
        | no       | no            | is not flagged                      | nothing is asked about "could become pregnant"                |
        | no       | unknown       | is not flagged                      | nothing is asked about "using contraception"                  |
        | unknown  | yes           | is not flagged                      | nothing is asked about "using contraception"                  |
        | yes      | unknown       | needs information as warning        | it asks for "using contraception"                             |
        | unknown  | no            | needs information as warning        | it asks for "could become pregnant"                           |
        | unknown  | unknown       | needs information as warning        | it asks for "could become pregnant" and "using contraception" |

  @lemtrada/contraception-after
  Rule: No contraception within 4 months of Lemtrada
    Raises, after Lemtrada was stopped, that a pregnancy is possible without contraception within 4 months of
    the last dose. Source: the US label.

    Scenario Outline: Contraception goes on for 4 months after a course
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <possible>      |
        | using contraception   | <contraception> |
      And the therapies so far are
        | therapy  | status  | last dose   |
        | Lemtrada | stopped | <last dose> |
      When another infusion than lemtrada is considered
      Then lemtrada/contraception-after <outcome>
      And <question>

      Examples:
        | last dose  | possible | contraception | outcome                             | question                                       |
        | 2026-07-22 | yes      | no            | is flagged as a precaution, warning | nothing is asked about "MS therapies so far"   |
        | 2026-07-21 | yes      | no            | is not flagged                      | nothing is asked about "MS therapies so far"   |
        | 2026-11-01 | yes      | yes           | is not flagged                      | nothing is asked about "using contraception"   |
        | 2026-11-01 | no       | no            | is not flagged                      | nothing is asked about "could become pregnant" |
        | unknown    | yes      | no            | needs information as warning        | it asks for "MS therapies so far"              |
        | 2026-11-01 | unknown  | no            | needs information as warning        | it asks for "could become pregnant"            |
        | 2026-11-01 | yes      | unknown       | needs information as warning        | it asks for "using contraception"              |

  @lemtrada/dose-within-3-days
  Rule: Lemtrada dose within the last 3 days
    Raises a dose given within the last 3 days, the time in which rare strokes have happened. Sources: the
    article and the US label.

    Scenario Outline: Strokes have happened within 3 days of a Lemtrada dose
      Given the therapies so far are
        | therapy   | status   | last dose   |
        | <therapy> | <status> | <last dose> |
      When <considered> is considered
      Then lemtrada/dose-within-3-days <outcome>

      Examples:
        | therapy     | status  | last dose  | considered                     | outcome                              |
        | Lemtrada    | current | 2026-11-22 | lemtrada                       | is flagged as a precaution, critical |
        | Lemtrada    | current | 2026-11-20 | lemtrada                       | is flagged as a precaution, critical |
        | Lemtrada    | current | 2026-11-19 | lemtrada                       | is flagged as a precaution, critical |
        | Lemtrada    | current | 2026-11-18 | lemtrada                       | is not flagged                       |
        | Lemtrada    | current | unknown    | lemtrada                       | needs information as warning         |
        | alemtuzumab | current | 2026-11-19 | lemtrada                       | is flagged as a precaution, critical |
        | Campath     | current | 2026-11-21 | lemtrada                       | is not flagged                       |
        | Ocrevus     | current | 2026-11-21 | lemtrada                       | is not flagged                       |
        | Lemtrada    | stopped | 2026-11-19 | another infusion than lemtrada | is flagged as a precaution, critical |
        | Lemtrada    | stopped | 2026-11-18 | another infusion than lemtrada | is not flagged                       |
        | Lemtrada    | stopped | 2026-11-19 | lemtrada                       | is flagged as a precaution, critical |
        | Lemtrada    | unknown | 2026-11-21 | lemtrada                       | is flagged as a precaution, critical |
        | Lemtrada    | unknown | 2026-11-18 | lemtrada                       | is not flagged                       |

    Scenario: A person who never had an MS therapy had no Lemtrada
      Given the therapies so far are
        | therapy |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days is not flagged

    Scenario: One recent dose counts whatever came before
      Given the therapies so far are
        | therapy  | status  | last dose  |
        | Lemtrada | stopped | 2025-11-10 |
        | Lemtrada | stopped |            |
        | Lemtrada | current | 2026-11-21 |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days is flagged as a precaution, critical

    Scenario: Without the therapies so far a recent Lemtrada dose is not ruled out
      When lemtrada is considered
      Then lemtrada/dose-within-3-days needs information as warning
      And it asks for "MS therapies so far"

  @lemtrada/ecg
  Rule: No ECG in the last 3 months
    Before the first infusion only: raises an ECG older than 3 months, a window of our own. Source: the US
    label, where this was not read itself.

    Scenario Outline: An ECG comes before Lemtrada
      Given the profile says
        | fact     | value    |
        | last ECG | <answer> |
      When lemtrada is considered
      Then lemtrada/ecg <outcome>
      And <question> "last ECG"

      Examples:
        | answer     | outcome                              | question               |
        | 2026-08-21 | is flagged as a requirement, warning | nothing is asked about |
        | none       | is flagged as a requirement, warning | nothing is asked about |
        | 2026-08-22 | is not flagged                       | nothing is asked about |
        | 2026-11-22 | is not flagged                       | nothing is asked about |
        | unknown    | needs information as warning         | it asks for            |

  @lemtrada/eu-bleeding-risk
  Rule: Bleeding disorder or medicine against clotting (EU text)
    Raises what the EU product information excludes and the US label does not. Source: the EU text, where the
    detail was not read.

    Scenario Outline: In Europe a bleeding risk rules Lemtrada out
      Given the profile says
        | fact                                             | value    |
        | bleeding disorder, anticoagulant or antiplatelet | <answer> |
      When lemtrada is considered
      Then lemtrada/eu-bleeding-risk <outcome>
      And <question> "bleeding disorder, anticoagulant or antiplatelet"

      Examples:
        | answer  | outcome                             | question               |
        | yes     | is flagged as a precaution, warning | it rests on            |
        | no      | is not flagged                      | nothing is asked about |
        | unknown | needs information as info           | it asks for            |

  @lemtrada/eu-one-failed-therapy
  Rule: No therapy without enough response (EU text)
    Raises that no therapy has failed yet, because the EU text names Lemtrada after at least 1, or for RRMS
    that quickly becomes severe. Source: the EU product information.

    Scenario Outline: The EU text names Lemtrada after at least 1 therapy
      Given the profile says
        | fact                              | value    |
        | therapies without enough response | <failed> |
      When lemtrada is considered
      Then lemtrada/eu-one-failed-therapy <outcome>
      And <question> "therapies without enough response"

      Examples:
        | failed  | outcome                             | question               |
        | 0       | is flagged as a precaution, warning | it rests on            |
        | 1       | is not flagged                      | nothing is asked about |
        | 2       | is not flagged                      | nothing is asked about |
        | unknown | needs information as warning        | it asks for            |

  @lemtrada/heart-disease
  Rule: Heart disease, now or before
    Raises heart disease, because heart attacks have followed Lemtrada. Source: the US label.

    Scenario Outline: Heart disease calls for closer watching
      Given the profile says
        | fact                         | value    |
        | heart disease, now or before | <answer> |
      When lemtrada is considered
      Then lemtrada/heart-disease <outcome>
      And <question> "heart disease, now or before"

      Examples:
        | answer  | outcome                             | question               |
        | yes     | is flagged as a precaution, warning | it rests on            |
        | no      | is not flagged                      | nothing is asked about |
        | unknown | needs information as warning        | it asks for            |

  @lemtrada/hepatitis
  Rule: Past or present hepatitis B
    Raises a test that points to hepatitis B. Source: the US label, which asks only to consider the tests
    where the risk is high.

    Scenario Outline: Hepatitis B is looked at before Lemtrada
      Given the profile says
        | fact                        | value      |
        | hepatitis B surface antigen | <HBsAg>    |
        | hepatitis B core antibody   | <anti-HBc> |
      When lemtrada is considered
      Then lemtrada/hepatitis <outcome>
      And <question>

      Examples:
        | HBsAg    | anti-HBc | outcome                             | question                                                                  |
        | positive | negative | is flagged as a precaution, warning | it rests on "hepatitis B surface antigen"                                 |
        | negative | positive | is flagged as a precaution, warning | it rests on "hepatitis B core antibody"                                   |
        | positive | unknown  | is flagged as a precaution, warning | it rests on "hepatitis B surface antigen"                                 |
        | unknown  | positive | is flagged as a precaution, warning | it rests on "hepatitis B core antibody"                                   |
        | negative | negative | is not flagged                      | nothing is asked about "hepatitis B surface antigen"                      |
        | negative | unknown  | needs information as info           | it asks for "hepatitis B core antibody"                                   |
        | unknown  | negative | needs information as info           | it asks for "hepatitis B surface antigen"                                 |
        | unknown  | unknown  | needs information as info           | it asks for "hepatitis B surface antigen" and "hepatitis B core antibody" |

  @lemtrada/herpes-cd4-after
  Rule: No antiviral against herpes until the CD4 count has recovered
    Mentions, until 48 months after the last dose, that no antiviral against herpes is taken, because after the
    first 2 months the CD4 count decides. Source: the US label; the 48 months are this project's proposal.

    Scenario Outline: After Lemtrada the CD4 count decides on the antiviral against herpes
      Given the profile says
        | fact               | value       |
        | herpes prophylaxis | <antiviral> |
      And the therapies so far are
        | therapy  | status   | last dose |
        | Lemtrada | <status> | <last>    |
      When <infusion> is considered
      Then lemtrada/herpes-cd4-after <outcome>

      Examples:
        | status  | last       | antiviral | infusion                       | outcome                        |
        | stopped | 2026-11-01 | no        | another infusion than lemtrada | is flagged as monitoring, info |
        | stopped | 2026-09-21 | no        | another infusion than lemtrada | is flagged as monitoring, info |
        | stopped | 2022-12-07 | no        | another infusion than lemtrada | is flagged as monitoring, info |
        | stopped | 2022-11-22 | no        | another infusion than lemtrada | is flagged as monitoring, info |
        | stopped | 2022-11-22 | no        | lemtrada                       | is flagged as monitoring, info |
        | stopped | 2022-11-21 | no        | another infusion than lemtrada | is not flagged                 |
        | stopped | 2022-11-07 | no        | another infusion than lemtrada | is not flagged                 |
        | stopped | 2022-10-22 | no        | another infusion than lemtrada | is not flagged                 |
        | stopped | 2022-11-21 | unknown   | another infusion than lemtrada | is not flagged                 |
        | stopped | 2026-09-21 | yes       | another infusion than lemtrada | is not flagged                 |
        | stopped | unknown    | yes       | another infusion than lemtrada | is not flagged                 |
        | stopped | 2026-09-21 | unknown   | another infusion than lemtrada | needs information as info      |
        | stopped | unknown    | no        | another infusion than lemtrada | needs information as info      |
        | unknown | 2026-09-21 | no        | lemtrada                       | needs information as info      |
        | current | 2026-09-21 | no        | lemtrada                       | is not flagged                 |
        | current | 2026-09-21 | no        | another infusion than lemtrada | is not flagged                 |

    Scenario: Before the first course no CD4 count is asked about
      Given the profile says
        | fact               | value |
        | herpes prophylaxis | no    |
      And the therapies so far are
        | therapy |
      When lemtrada is considered
      Then lemtrada/herpes-cd4-after is not flagged

  @lemtrada/herpes-prophylaxis
  Rule: No antiviral against herpes
    Raises that no antiviral against herpes is planned from the first day of a course. Source: the US label;
    the article is silent here.

    Scenario Outline: Herpes can break out during a course of Lemtrada
      Given the profile says
        | fact               | value    |
        | herpes prophylaxis | <answer> |
      When lemtrada is considered
      Then lemtrada/herpes-prophylaxis <outcome>
      And <question> "herpes prophylaxis"

      Examples:
        | answer  | outcome                              | question               |
        | no      | is flagged as a requirement, warning | it rests on            |
        | yes     | is not flagged                       | nothing is asked about |
        | unknown | needs information as warning         | it asks for            |

  @lemtrada/herpes-prophylaxis-after
  Rule: No antiviral against herpes after Lemtrada
    Raises that no antiviral against herpes is taken within 2 months after the last dose. Source: the US label, which goes
    on until the CD4 count has recovered.

    Scenario Outline: Herpes is prevented for at least 2 months after Lemtrada
      Given the profile says
        | fact               | value       |
        | herpes prophylaxis | <antiviral> |
      And the therapies so far are
        | therapy  | status   | last dose |
        | Lemtrada | <status> | <last>    |
      When <infusion> is considered
      Then lemtrada/herpes-prophylaxis-after <outcome>

      Examples:
        | status  | last       | antiviral | infusion                       | outcome                              |
        | stopped | 2026-11-01 | no        | another infusion than lemtrada | is flagged as a requirement, warning |
        | stopped | 2026-10-07 | no        | another infusion than lemtrada | is flagged as a requirement, warning |
        | stopped | 2026-09-22 | no        | another infusion than lemtrada | is flagged as a requirement, warning |
        | stopped | 2026-09-22 | no        | lemtrada                       | is flagged as a requirement, warning |
        | stopped | 2026-09-21 | no        | another infusion than lemtrada | is not flagged                       |
        | stopped | 2026-09-07 | no        | another infusion than lemtrada | is not flagged                       |
        | stopped | 2026-08-22 | no        | another infusion than lemtrada | is not flagged                       |
        | stopped | 2026-09-21 | unknown   | another infusion than lemtrada | is not flagged                       |
        | stopped | 2026-11-01 | yes       | another infusion than lemtrada | is not flagged                       |
        | stopped | unknown    | yes       | another infusion than lemtrada | is not flagged                       |
        | stopped | 2026-11-01 | unknown   | another infusion than lemtrada | needs information as warning         |
        | stopped | unknown    | no        | another infusion than lemtrada | needs information as warning         |
        | unknown | 2026-11-01 | no        | lemtrada                       | needs information as warning         |
        | current | 2026-11-01 | no        | another infusion than lemtrada | is not flagged                       |

  @lemtrada/hiv
  Rule: HIV infection
    Raises an HIV infection, because the US label rules Lemtrada out with it. Source: the US label; the
    article is silent here.

    Scenario Outline: Lemtrada is ruled out with HIV
      Given the profile says
        | fact | value    |
        | HIV  | <answer> |
      When lemtrada is considered
      Then lemtrada/hiv <outcome>
      And <question> "HIV"

      Examples:
        | answer   | outcome                                    | question               |
        | positive | is flagged as a contraindication, critical | it rests on            |
        | negative | is not flagged                             | nothing is asked about |
        | unknown  | needs information as critical              | it asks for            |

  @lemtrada/hpv-screen
  Rule: For women: no HPV screening in the last 12 months
    Raises, for women, an HPV screening older than 12 months. Source: the US label.

    Scenario Outline: Women on Lemtrada are screened for HPV every year
      Given the profile says
        | fact               | value    |
        | last HPV screening | <answer> |
      When lemtrada is considered
      Then lemtrada/hpv-screen <outcome>
      And <question> "last HPV screening"

      Examples:
        | answer     | outcome                        | question               |
        | 2025-11-21 | is flagged as monitoring, info | nothing is asked about |
        | none       | is flagged as monitoring, info | nothing is asked about |
        | 2025-11-22 | is not flagged                 | nothing is asked about |
        | 2026-11-22 | is not flagged                 | nothing is asked about |
        | unknown    | needs information as info      | it asks for            |

  @lemtrada/immunosuppressant
  Rule: Immunosuppressant, now or before
    Raises an immunosuppressant, now or before, because the US label asks for caution with other drugs that
    weaken the immune system. Source: the US label.

    Scenario Outline: Lemtrada adds to what other drugs do to the immune system
      Given the profile says
        | fact                      | value    |
        | immunosuppressant, before | <before> |
        | immunosuppressant, now    | <now>    |
      When lemtrada is considered
      Then lemtrada/immunosuppressant <outcome>
      And <question>

      Examples:
        | before  | now     | outcome                             | question                                                             |
        | yes     | no      | is flagged as a precaution, warning | it rests on "immunosuppressant, before"                              |
        | no      | yes     | is flagged as a precaution, warning | it rests on "immunosuppressant, now"                                 |
        | yes     | unknown | is flagged as a precaution, warning | it rests on "immunosuppressant, before"                              |
        | unknown | yes     | is flagged as a precaution, warning | it rests on "immunosuppressant, now"                                 |
        | no      | no      | is not flagged                      | nothing is asked about "immunosuppressant, before"                   |
        | no      | unknown | needs information as warning        | it asks for "immunosuppressant, now"                                 |
        | unknown | no      | needs information as warning        | it asks for "immunosuppressant, before"                              |
        | unknown | unknown | needs information as warning        | it asks for "immunosuppressant, before" and "immunosuppressant, now" |

  @lemtrada/live-vaccine
  Rule: Live vaccine within the last 6 weeks
    Raises a live vaccine less than 6 weeks ago. Source: the US label, which asks to complete vaccination at
    least 6 weeks before.

    Scenario Outline: A live vaccine comes at least 6 weeks before Lemtrada
      Given the profile says
        | fact              | value     |
        | last live vaccine | <vaccine> |
      When lemtrada is considered
      Then lemtrada/live-vaccine <outcome>
      And <question>

      Examples:
        | vaccine    | outcome                              | question                                   |
        | 2026-11-22 | is flagged as a requirement, warning | nothing is asked about "last live vaccine" |
        | 2026-10-12 | is flagged as a requirement, warning | nothing is asked about "last live vaccine" |
        | 2026-10-11 | is not flagged                       | nothing is asked about "last live vaccine" |
        | 2026-10-10 | is not flagged                       | nothing is asked about "last live vaccine" |
        | none       | is not flagged                       | nothing is asked about "last live vaccine" |
        | unknown    | needs information as info            | it asks for "last live vaccine"            |

  @lemtrada/liver-disease
  Rule: Liver disease
    Raises liver disease, because Lemtrada can make the immune system attack the liver. Source: the US label.

    Scenario Outline: The liver may be attacked after Lemtrada
      Given the profile says
        | fact          | value    |
        | liver disease | <answer> |
      When lemtrada is considered
      Then lemtrada/liver-disease <outcome>
      And <question> "liver disease"

      Examples:
        | answer  | outcome                             | question               |
        | yes     | is flagged as a precaution, warning | it rests on            |
        | no      | is not flagged                      | nothing is asked about |
        | unknown | needs information as info           | it asks for            |

  @lemtrada/liver-tests
  Rule: Raised liver tests
    Raises raised liver tests, because Lemtrada can make the immune system attack the liver. Source: the US
    label.

    Scenario Outline: The liver is tested before Lemtrada
      Given the profile says
        | fact        | value    |
        | liver tests | <answer> |
      When lemtrada is considered
      Then lemtrada/liver-tests <outcome>
      And <question> "liver tests"

      Examples:
        | answer  | outcome                              | question               |
        | raised  | is flagged as a requirement, warning | it rests on            |
        | normal  | is not flagged                       | nothing is asked about |
        | unknown | needs information as warning         | it asks for            |

  @lemtrada/no-live-vaccine
  Rule: No live viral vaccine after a course
    Says, once Lemtrada was given, that no live viral vaccine is to follow. Source: the US label.

    Scenario Outline: After a course of Lemtrada no live viral vaccine is given
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <considered> is considered
      Then lemtrada/no-live-vaccine <outcome>

      Examples:
        | therapy  | status  | considered                     | outcome                        |
        | Lemtrada | current | lemtrada                       | is flagged as monitoring, info |
        | Lemtrada | stopped | another infusion than lemtrada | is flagged as monitoring, info |
        | Lemtrada | stopped | lemtrada                       | is flagged as monitoring, info |
        | Avonex   | current | lemtrada                       | is not flagged                 |

    Scenario: Without the therapies so far earlier Lemtrada is not ruled out
      When lemtrada is considered
      Then lemtrada/no-live-vaccine needs information as info
      And it asks for "MS therapies so far"

  @lemtrada/pml-ever
  Rule: PML, ever or suspected
    Raises PML, of which the US label names one case. Source: the US label.

    Scenario Outline: One case of PML was seen with Lemtrada
      Given the profile says
        | fact                   | value    |
        | PML, ever or suspected | <answer> |
      When lemtrada is considered
      Then lemtrada/pml-ever <outcome>
      And <question> "PML, ever or suspected"

      Examples:
        | answer  | outcome                             | question               |
        | yes     | is flagged as a precaution, warning | it rests on            |
        | no      | is not flagged                      | nothing is asked about |
        | unknown | needs information as warning        | it asks for            |

  @lemtrada/pregnancy
  Rule: Pregnancy
    Raises a pregnancy, in which thyroid disease and antibodies from Lemtrada may do harm. Source: the US
    label.

    Scenario Outline: Lemtrada may do harm in a pregnancy
      Given the profile says
        | fact                  | value      |
        | pregnant              | <pregnant> |
        | could become pregnant | <possible> |
      When lemtrada is considered
      Then lemtrada/pregnancy <outcome>
      And <question>

      Examples:
        | pregnant | possible | outcome                             | question                          |
        | yes      | unknown  | is flagged as a precaution, warning | it rests on "pregnant"            |
        | no       | unknown  | is not flagged                      | nothing is asked about "pregnant" |
        | unknown  | no       | is not flagged                      | nothing is asked about "pregnant" |
        | unknown  | yes      | needs information as warning        | it asks for "pregnant"            |
        | unknown  | unknown  | needs information as warning        | it asks for "pregnant"            |

  @lemtrada/pregnancy-after
  Rule: Pregnant within 4 months of Lemtrada
    Raises a pregnancy soon after Lemtrada was stopped, because its effect outlasts the last infusion. Source: the US label.

    Scenario Outline: A pregnancy within 4 months after the last Lemtrada infusion is raised
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      And the therapies so far are
        | therapy  | status   | last dose |
        | Lemtrada | <status> | <last>    |
      When <infusion> is considered
      Then lemtrada/pregnancy-after <outcome>

      Examples:
        | status  | last       | pregnant | infusion                       | outcome                             |
        | stopped | 2026-10-01 | yes      | another infusion than lemtrada | is flagged as a precaution, warning |
        | stopped | 2026-08-07 | yes      | another infusion than lemtrada | is flagged as a precaution, warning |
        | stopped | 2026-07-22 | yes      | another infusion than lemtrada | is flagged as a precaution, warning |
        | stopped | 2026-07-22 | yes      | lemtrada                       | is flagged as a precaution, warning |
        | stopped | 2026-07-21 | yes      | another infusion than lemtrada | is not flagged                      |
        | stopped | 2026-07-07 | yes      | another infusion than lemtrada | is not flagged                      |
        | stopped | 2026-06-22 | yes      | another infusion than lemtrada | is not flagged                      |
        | stopped | 2026-07-21 | unknown  | another infusion than lemtrada | is not flagged                      |
        | stopped | 2026-10-01 | no       | another infusion than lemtrada | is not flagged                      |
        | stopped | unknown    | no       | another infusion than lemtrada | is not flagged                      |
        | stopped | 2026-10-01 | unknown  | another infusion than lemtrada | needs information as warning        |
        | stopped | unknown    | yes      | another infusion than lemtrada | needs information as warning        |
        | unknown | 2026-10-01 | yes      | lemtrada                       | needs information as warning        |
        | current | 2026-10-01 | yes      | another infusion than lemtrada | is not flagged                      |

  @lemtrada/recurrent-infections
  Rule: Repeated infections
    Raises repeated infections, because unusual infections have followed Lemtrada. Source: the US label.

    Scenario Outline: Infections may come more often after Lemtrada
      Given the profile says
        | fact                                                  | value    |
        | repeated infections, such as urinary tract infections | <answer> |
      When lemtrada is considered
      Then lemtrada/recurrent-infections <outcome>
      And <question> "repeated infections, such as urinary tract infections"

      Examples:
        | answer  | outcome                          | question               |
        | yes     | is flagged as a precaution, info | it rests on            |
        | no      | is not flagged                   | nothing is asked about |
        | unknown | needs information as info        | it asks for            |

  @lemtrada/relapsing-ms
  Rule: Type of MS outside the use of Lemtrada
    Raises CIS, primary progressive MS, progressive-relapsing MS and SPMS that is not active, because Lemtrada
    is described for relapsing MS. Sources: the article and the US label, which takes this to mean RRMS and
    active SPMS.

    Scenario Outline: Lemtrada is described for some types of MS only
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When lemtrada is considered
      Then lemtrada/relapsing-ms <outcome>
      And <question>

      Examples:
        | type    | activity   | outcome                              | question                                        |
        | CIS     | active     | is flagged as an indication, warning | it rests on "type of MS"                        |
        | CIS     | not active | is flagged as an indication, warning | it rests on "type of MS"                        |
        | CIS     | unknown    | is flagged as an indication, warning | it rests on "type of MS"                        |
        | RRMS    | active     | is not flagged                       | nothing is asked about "disease activity"       |
        | RRMS    | not active | is not flagged                       | nothing is asked about "disease activity"       |
        | RRMS    | unknown    | is not flagged                       | nothing is asked about "disease activity"       |
        | SPMS    | active     | is not flagged                       | nothing is asked about "disease activity"       |
        | SPMS    | not active | is flagged as an indication, warning | it rests on "type of MS" and "disease activity" |
        | SPMS    | unknown    | needs information as warning         | it asks for "disease activity"                  |
        | PRMS    | active     | is flagged as an indication, warning | it rests on "type of MS"                        |
        | PRMS    | not active | is flagged as an indication, warning | it rests on "type of MS"                        |
        | PRMS    | unknown    | is flagged as an indication, warning | it rests on "type of MS"                        |
        | PPMS    | active     | is flagged as an indication, warning | it rests on "type of MS"                        |
        | PPMS    | not active | is flagged as an indication, warning | it rests on "type of MS"                        |
        | PPMS    | unknown    | is flagged as an indication, warning | it rests on "type of MS"                        |
        | unknown | active     | needs information as warning         | it asks for "type of MS"                        |
        | unknown | not active | needs information as warning         | it asks for "type of MS"                        |
        | unknown | unknown    | needs information as warning         | it asks for "type of MS" and "disease activity" |

  @lemtrada/rems
  Rule: Not enrolled in the LEMTRADA REMS
    Raises a missing enrollment, because the US label ties Lemtrada to the LEMTRADA REMS. Source: the US
    label.

    Scenario Outline: Lemtrada is given only within its program
      Given the profile says
        | fact                      | value    |
        | enrolled in LEMTRADA REMS | <answer> |
      When lemtrada is considered
      Then lemtrada/rems <outcome>
      And <question> "enrolled in LEMTRADA REMS"

      Examples:
        | answer  | outcome                              | question               |
        | no      | is flagged as a requirement, warning | it rests on            |
        | yes     | is not flagged                       | nothing is asked about |
        | unknown | needs information as warning         | it asks for            |

  @lemtrada/severe-reaction
  Rule: Earlier severe reaction to alemtuzumab
    Raises an earlier severe reaction to alemtuzumab, the drug in Lemtrada. Sources: the article, which names
    such reactions, and the US label, which rules Lemtrada out after one.

    Scenario Outline: A severe reaction to alemtuzumab speaks against giving it again
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When lemtrada is considered
      Then lemtrada/severe-reaction <outcome>
      And <question> "severe allergic or infusion reactions"

      Examples:
        | reactions                                                    | outcome                                    | question               |
        | alemtuzumab                                                  | is flagged as a contraindication, critical | it rests on            |
        | natalizumab, alemtuzumab                                     | is flagged as a contraindication, critical | it rests on            |
        | ublituximab, mitoxantrone, ocrelizumab, natalizumab, sulfite | is not flagged                             | nothing is asked about |
        | none                                                         | is not flagged                             | nothing is asked about |
        | unknown                                                      | needs information as critical              | it asks for            |

  @lemtrada/skin-exam
  Rule: No skin exam in the last 12 months
    Raises a skin exam older than 12 months. Source: the US label (boxed warning).

    Scenario Outline: The skin is examined every year for melanoma
      Given the profile says
        | fact           | value    |
        | last skin exam | <answer> |
      When lemtrada is considered
      Then lemtrada/skin-exam <outcome>
      And <question> "last skin exam"

      Examples:
        | answer     | outcome                           | question               |
        | 2025-11-21 | is flagged as monitoring, warning | nothing is asked about |
        | none       | is flagged as monitoring, warning | nothing is asked about |
        | 2025-11-22 | is not flagged                    | nothing is asked about |
        | 2026-11-22 | is not flagged                    | nothing is asked about |
        | unknown    | needs information as warning      | it asks for            |

  @lemtrada/stroke-history
  Rule: Earlier stroke
    Raises an earlier stroke or transient ischaemic attack, because strokes have happened soon after Lemtrada.
    Sources: the article, the US label (boxed warning) and the EU product information.

    Scenario Outline: Lemtrada has been followed by strokes
      Given the profile says
        | fact                                       | value    |
        | stroke or transient ischaemic attack, ever | <stroke> |
      When lemtrada is considered
      Then lemtrada/stroke-history <outcome>

      Examples:
        | stroke | outcome                              |
        | yes    | is flagged as a precaution, critical |
        | no     | is not flagged                       |

    Scenario: A stroke that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/stroke-history needs information as critical
      And it asks for "stroke or transient ischaemic attack, ever"

  @lemtrada/thyroid-disease
  Rule: Thyroid disease
    Raises thyroid disease, because autoimmune thyroid disorders were frequent in trials of Lemtrada. Sources:
    the article and the US label.

    Scenario Outline: Thyroid disorders are frequent with Lemtrada
      Given the profile says
        | fact            | value     |
        | thyroid disease | <thyroid> |
      When lemtrada is considered
      Then lemtrada/thyroid-disease <outcome>

      Examples:
        | thyroid | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |

    Scenario: Thyroid disease that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/thyroid-disease needs information as warning
      And it asks for "thyroid disease"

  @lemtrada/thyroid-tests
  Rule: No thyroid test in the last 3 months
    Raises a thyroid test older than 3 months. Source: the US label.

    Scenario Outline: The thyroid is tested every 3 months
      Given the profile says
        | fact              | value    |
        | last thyroid test | <answer> |
      When lemtrada is considered
      Then lemtrada/thyroid-tests <outcome>
      And <question> "last thyroid test"

      Examples:
        | answer     | outcome                           | question               |
        | 2026-08-21 | is flagged as monitoring, warning | nothing is asked about |
        | none       | is flagged as monitoring, warning | nothing is asked about |
        | 2026-08-22 | is not flagged                    | nothing is asked about |
        | 2026-11-22 | is not flagged                    | nothing is asked about |
        | unknown    | needs information as warning      | it asks for            |

  @lemtrada/thyroid-tests-after
  Rule: No thyroid test in the last 3 months, after Lemtrada
    Raises, after Lemtrada was stopped and until 48 months after the last dose, a thyroid test that is older
    than 3 months, or missing. Source: the US label.

    Scenario Outline: Thyroid tests go on until 48 months after the last dose
      Given the profile says
        | fact              | value  |
        | last thyroid test | <test> |
      And the therapies so far are
        | therapy  | status  | last dose   |
        | Lemtrada | stopped | <last dose> |
      When another infusion than lemtrada is considered
      Then lemtrada/thyroid-tests-after <outcome>
      And <question>

      Examples:
        | last dose  | test       | outcome                           | question                                                  |
        | 2022-11-22 | 2026-08-21 | is flagged as monitoring, warning | nothing is asked about "last thyroid test"                |
        | 2022-11-22 | 2026-08-22 | is not flagged                    | nothing is asked about "last thyroid test"                |
        | 2022-11-22 | none       | is flagged as monitoring, warning | nothing is asked about "last thyroid test"                |
        | 2022-11-21 | 2026-08-21 | is not flagged                    | nothing is asked about "last thyroid test"                |
        | 2022-11-21 | unknown    | is not flagged                    | nothing is asked about "last thyroid test"                |
        | unknown    | 2026-08-22 | is not flagged                    | nothing is asked about "last thyroid test"                |
        | unknown    | 2026-08-21 | needs information as warning      | it asks for "MS therapies so far"                         |
        | 2022-11-22 | unknown    | needs information as warning      | it asks for "last thyroid test"                           |
        | unknown    | unknown    | needs information as warning      | it asks for "MS therapies so far" and "last thyroid test" |

  @lemtrada/tuberculosis
  Rule: Positive tuberculosis screen
    Raises a positive tuberculosis screen. Source: the US label, where this was not read itself.

    Scenario Outline: Tuberculosis is looked for before Lemtrada
      Given the profile says
        | fact                | value    |
        | tuberculosis screen | <answer> |
      When lemtrada is considered
      Then lemtrada/tuberculosis <outcome>
      And <question> "tuberculosis screen"

      Examples:
        | answer   | outcome                              | question               |
        | positive | is flagged as a requirement, warning | it rests on            |
        | negative | is not flagged                       | nothing is asked about |
        | unknown  | needs information as warning         | it asks for            |

  @lemtrada/two-failed-therapies
  Rule: Fewer than 2 therapies without enough response
    Raises fewer than 2 earlier therapies that did not work well enough, because the FDA advises Lemtrada only
    after at least 2. Sources: the article and, more softly, the US label. Not tolerating a drug is not a lack
    of response.

    Scenario Outline: Lemtrada comes after at least 2 therapies that did not work well enough
      Given the profile says
        | fact                              | value    |
        | therapies without enough response | <failed> |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies <outcome>
      And <question> "therapies without enough response"

      Examples:
        | failed  | outcome                              | question               |
        | 0       | is flagged as an indication, warning | it rests on            |
        | 1       | is flagged as an indication, warning | it rests on            |
        | 2       | is not flagged                       | nothing is asked about |
        | 3       | is not flagged                       | nothing is asked about |
        | unknown | needs information as warning         | it asks for            |

    Scenario Outline: Only a lack of response counts as a failed therapy
      Given the therapies so far are
        | therapy   | outcome  |
        | Avonex    | <Avonex> |
        | <therapy> | <other>  |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies <outcome>

      Examples:
        | therapy            | Avonex              | other               | outcome                              |
        | Tecfidera          | inadequate response | inadequate response | is not flagged                       |
        | Tecfidera          | inadequate response | intolerance         | is flagged as an indication, warning |
        | Tecfidera          | inadequate response | safety              | is flagged as an indication, warning |
        | Tecfidera          | inadequate response | pregnancy           | is flagged as an indication, warning |
        | Tecfidera          | inadequate response | access              | is flagged as an indication, warning |
        | Tecfidera          | inadequate response | other               | is flagged as an indication, warning |
        | Tecfidera          | inadequate response | responded           | is flagged as an indication, warning |
        | Tecfidera          | responded           | intolerance         | is flagged as an indication, warning |
        | Tecfidera          | inadequate response | unknown             | needs information as warning         |
        | Tecfidera          | unknown             | unknown             | needs information as warning         |
        | Tecfidera          | unknown             | responded           | is flagged as an indication, warning |
        | interferon beta-1a | inadequate response | inadequate response | is flagged as an indication, warning |
        | interferon beta-1a | unknown             | unknown             | is flagged as an indication, warning |

    Scenario: A person without any earlier therapy has no failed one
      Given the therapies so far are
        | therapy |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is flagged as an indication, warning

    Scenario: Two failed therapies are enough whatever became of a third
      Given the therapies so far are
        | therapy   | outcome             |
        | Avonex    | inadequate response |
        | Gilenya   | inadequate response |
        | Tecfidera |                     |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is not flagged

    Scenario: A stated number settles what the list of therapies leaves open
      Given the profile says
        | fact                              | value |
        | therapies without enough response | 2     |
      And the therapies so far are
        | therapy   | outcome             |
        | Avonex    | inadequate response |
        | Tecfidera |                     |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is not flagged

  @lemtrada/vaccinations
  Rule: Needed vaccines not given in time
    Before the first infusion only: raises that needed vaccines were not given at least 6 weeks before.
    Source: the US label.

    Scenario Outline: Vaccines come at least 6 weeks before Lemtrada
      Given the profile says
        | fact                          | value    |
        | needed vaccines given in time | <answer> |
      When lemtrada is considered
      Then lemtrada/vaccinations <outcome>
      And <question> "needed vaccines given in time"

      Examples:
        | answer  | outcome                              | question               |
        | no      | is flagged as a requirement, warning | it rests on            |
        | yes     | is not flagged                       | nothing is asked about |
        | unknown | needs information as warning         | it asks for            |

  @lemtrada/varicella
  Rule: No antibody against varicella zoster
    Raises missing antibodies against varicella zoster, because those without them are vaccinated first.
    Source: the US label.

    Scenario Outline: Varicella is prevented before Lemtrada
      Given the profile says
        | fact                      | value    |
        | varicella zoster antibody | <answer> |
      When lemtrada is considered
      Then lemtrada/varicella <outcome>
      And <question> "varicella zoster antibody"

      Examples:
        | answer   | outcome                              | question               |
        | negative | is flagged as a requirement, warning | it rests on            |
        | positive | is not flagged                       | nothing is asked about |
        | unknown  | needs information as warning         | it asks for            |

  @all/carry-over-from-natalizumab
  Rule: Natalizumab, now or before
    Raises earlier natalizumab before the first course, because its effect may last into the next therapy.
    Source: general knowledge.

    Scenario Outline: Natalizumab may still act when Lemtrada begins
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When lemtrada is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | therapy     | status  | outcome                             |
        | Tysabri     | stopped | is flagged as a precaution, warning |
        | Tyruko      | current | is flagged as a precaution, warning |
        | natalizumab | unknown | is flagged as a precaution, warning |
        | Avonex      | stopped | is not flagged                      |

    Scenario Outline: Months on natalizumab tell that it was given
      Given the profile says
        | fact                  | value    |
        | months on natalizumab | <months> |
      When lemtrada is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | months | outcome                             |
        | 0      | is not flagged                      |
        | 0.25   | is flagged as a precaution, warning |
        | 24     | is flagged as a precaution, warning |

    Scenario: Without the therapies so far earlier natalizumab is not ruled out
      When lemtrada is considered
      Then all/carry-over-from-natalizumab needs information as info
      And it asks for "MS therapies so far"

  @all/cold-storage-difficult
  Rule: Difficulty with cold storage
    Mentions that Lemtrada, like every infusion, needs no cold storage at home. Source: the article.

    Scenario Outline: An infusion needs no refrigerator at home
      Given the profile says
        | fact                 | value       |
        | cold storage is hard | <difficult> |
      When lemtrada is considered
      Then all/cold-storage-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Cold storage at home is not asked about, since a preference is no medical concern
      When lemtrada is considered
      Then all/cold-storage-difficult is not flagged
      And nothing is asked about "cold storage is hard"

  @all/daily-tablet-difficult
  Rule: Difficulty with a daily tablet
    Mentions that infusions such as Lemtrada may suit people who find a daily tablet hard. Source: the
    article.

    Scenario Outline: An infusion may suit people who find a daily tablet hard
      Given the profile says
        | fact                   | value       |
        | a daily tablet is hard | <difficult> |
      When lemtrada is considered
      Then all/daily-tablet-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Daily tablets are not asked about, since a preference is no medical concern
      When lemtrada is considered
      Then all/daily-tablet-difficult is not flagged
      And nothing is asked about "a daily tablet is hard"

  @all/depression
  Rule: Depression
    Raises depression, which a guideline asks to look for before any therapy of MS. Source: the AAN guideline.

    Scenario Outline: Depression is looked for before Lemtrada
      Given the profile says
        | fact       | value        |
        | depression | <depression> |
      When lemtrada is considered
      Then all/depression <outcome>
      And <question> "depression"

      Examples:
        | depression | outcome                          | question               |
        | yes        | is flagged as a precaution, info | it rests on            |
        | no         | is not flagged                   | nothing is asked about |
        | unknown    | needs information as info        | it asks for            |

  @all/planning-pregnancy
  Rule: Pregnancy planned
    Raises plans for a pregnancy, because every one of the six raises questions around it. Sources: the AAN
    guideline and the labels.

    Scenario Outline: Plans for a pregnancy come up before Lemtrada
      Given the profile says
        | fact                 | value     |
        | planning a pregnancy | <planned> |
      When lemtrada is considered
      Then all/planning-pregnancy <outcome>
      And <question> "planning a pregnancy"

      Examples:
        | planned | outcome                             | question               |
        | yes     | is flagged as a precaution, warning | it rests on            |
        | no      | is not flagged                      | nothing is asked about |
        | unknown | needs information as info           | it asks for            |

  @all/travels-often
  Rule: Frequent travel
    Mentions that infusions such as Lemtrada may suit people who travel often better than daily tablets.
    Source: the article.

    Scenario Outline: An infusion may suit frequent travelers
      Given the profile says
        | fact            | value     |
        | frequent travel | <travels> |
      When lemtrada is considered
      Then all/travels-often <outcome>

      Examples:
        | travels | outcome                          |
        | yes     | is flagged as a preference, info |
        | no      | is not flagged                   |

    Scenario: Travel is not asked about, since a preference is no medical concern
      When lemtrada is considered
      Then all/travels-often is not flagged
      And nothing is asked about "frequent travel"
