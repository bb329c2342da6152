Feature: Mitoxantrone
  What to raise with a clinician when a mitoxantrone infusion is considered, given or was given before.
  Sources: the article, the US label, the EU text and the AAN guideline of 2018.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how mitoxantrone is summed up, and heart checks always call for caution
    Given the profile says
      | fact                                                  | value         |
      | age                                                   | <age>         |
      | active infection                                      | <infection>   |
      | type of MS                                            | <type>        |
      | worsening relapsing-remitting MS                      | yes           |
      | heart disease, now or before                          | <heart>       |
      | left ventricular ejection fraction                    | <LVEF>        |
      | left ventricular ejection fraction date               | <measured>    |
      | last ECG                                              | 2026-11-02    |
      | earlier anthracycline                                 | no            |
      | earlier radiotherapy to the chest                     | no            |
      | neutrophils                                           | <neutrophils> |
      | neutrophils date                                      | 2026-11-02    |
      | platelets                                             | 250000        |
      | platelets date                                        | 2026-11-02    |
      | liver disease                                         | no            |
      | liver tests                                           | normal        |
      | liver tests date                                      | 2026-11-02    |
      | cancer, now or before                                 | no            |
      | depression                                            | no            |
      | could become pregnant                                 | <possible>    |
      | pregnant                                              | <pregnant>    |
      | planning a pregnancy                                  | no            |
      | breastfeeding                                         | no            |
      | repeated infections, such as urinary tract infections | no            |
      | severe allergic or infusion reactions                 | <reactions>   |
    And the therapies so far are
      | therapy | status |
    When mitoxantrone is considered
    Then mitoxantrone is <status>

    Examples:
      | age     | infection | type    | heart   | LVEF    | measured   | neutrophils | possible | pregnant | reactions    | status             |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | caution            |
      | 34      | no        | RRMS    | yes     | 60      | 2026-11-02 | 4000        | no       | no       | none         | caution            |
      | 34      | no        | RRMS    | no      | 45      | 2026-11-02 | 4000        | no       | no       | none         | caution            |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 1200        | no       | no       | none         | caution            |
      | 34      | yes       | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | caution            |
      | 34      | unknown   | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | caution            |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | sulfite      | caution            |
      | 34      | no        | RRMS    | unknown | 60      | 2026-11-02 | 4000        | no       | no       | none         | information needed |
      | 34      | no        | RRMS    | no      | unknown | unknown    | 4000        | no       | no       | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-01-02 | 4000        | no       | no       | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | unknown     | no       | no       | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | yes      | no       | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | unknown  | unknown  | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | unknown      | information needed |
      | 34      | no        | unknown | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | information needed |
      | unknown | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | information needed |
      | 34      | no        | PPMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | not indicated      |
      | 34      | no        | PPMS    | unknown | unknown | unknown    | unknown     | unknown  | unknown  | unknown      | not indicated      |
      | 17      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | none         | not indicated      |
      | 17      | unknown   | unknown | unknown | unknown | unknown    | unknown     | unknown  | unknown  | unknown      | not indicated      |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | no       | no       | mitoxantrone | contraindicated    |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | 4000        | yes      | yes      | none         | contraindicated    |
      | 34      | no        | PPMS    | yes     | unknown | unknown    | unknown     | no       | no       | mitoxantrone | contraindicated    |
      | 17      | yes       | PPMS    | yes     | unknown | unknown    | unknown     | yes      | yes      | mitoxantrone | contraindicated    |

  Scenario: Knowing nothing about a person never clears mitoxantrone
    When mitoxantrone is considered
    Then mitoxantrone is information needed

  Scenario Outline: Someone on mitoxantrone is asked again before the next dose
    Given the therapies so far are
      | therapy      | status  |
      | mitoxantrone | current |
      | Lemtrada     |         |
    When another infusion than mitoxantrone is considered
    Then <rule> needs information

    Examples:
      | rule                              |
      | mitoxantrone/active-infection     |
      | mitoxantrone/adults-only          |
      | mitoxantrone/another-infusion     |
      | mitoxantrone/anthracycline        |
      | mitoxantrone/blood-count          |
      | mitoxantrone/breastfeeding        |
      | mitoxantrone/cancer-history       |
      | mitoxantrone/chest-radiotherapy   |
      | mitoxantrone/contraception        |
      | mitoxantrone/ecg                  |
      | mitoxantrone/eu-lifetime-dose     |
      | mitoxantrone/heart-disease        |
      | mitoxantrone/lifetime-dose        |
      | mitoxantrone/lifetime-dose-next   |
      | mitoxantrone/liver-disease        |
      | mitoxantrone/liver-tests          |
      | mitoxantrone/lvef                 |
      | mitoxantrone/lvef-at-limit        |
      | mitoxantrone/ms-type              |
      | mitoxantrone/neutrophils          |
      | mitoxantrone/pregnancy            |
      | mitoxantrone/pregnancy-test       |
      | mitoxantrone/recurrent-infections |
      | mitoxantrone/severe-reaction      |
      | mitoxantrone/sulfite              |
      | mitoxantrone/worsening-rrms       |
      | all/depression                    |
      | all/planning-pregnancy            |

  Scenario Outline: Someone who stopped mitoxantrone is not asked what comes before a dose
    Given the therapies so far are
      | therapy      | status  |
      | mitoxantrone | stopped |
      | Lemtrada     |         |
    When another infusion than mitoxantrone is considered
    Then <rule> is not flagged

    Examples:
      | rule                              |
      | mitoxantrone/active-infection     |
      | mitoxantrone/adults-only          |
      | mitoxantrone/another-infusion     |
      | mitoxantrone/anthracycline        |
      | mitoxantrone/blood-count          |
      | mitoxantrone/breastfeeding        |
      | mitoxantrone/cancer-history       |
      | mitoxantrone/chest-radiotherapy   |
      | mitoxantrone/contraception        |
      | mitoxantrone/ecg                  |
      | mitoxantrone/eu-lifetime-dose     |
      | mitoxantrone/lifetime-dose        |
      | mitoxantrone/lifetime-dose-next   |
      | mitoxantrone/liver-disease        |
      | mitoxantrone/liver-tests          |
      | mitoxantrone/lvef                 |
      | mitoxantrone/lvef-at-limit        |
      | mitoxantrone/ms-type              |
      | mitoxantrone/neutrophils          |
      | mitoxantrone/pregnancy            |
      | mitoxantrone/pregnancy-test       |
      | mitoxantrone/recurrent-infections |
      | mitoxantrone/severe-reaction      |
      | mitoxantrone/sulfite              |
      | mitoxantrone/worsening-rrms       |
      | all/depression                    |
      | all/planning-pregnancy            |

  Scenario Outline: What suits the person matters while on mitoxantrone, not after it
    Given the profile says
      | fact                   | value |
      | cold storage is hard   | yes   |
      | a daily tablet is hard | yes   |
      | frequent travel        | yes   |
    And the therapies so far are
      | therapy      | status   |
      | mitoxantrone | <status> |
    When another infusion than mitoxantrone is considered
    Then all/cold-storage-difficult <outcome>
    And all/daily-tablet-difficult <outcome>
    And all/travels-often <outcome>

    Examples:
      | status  | outcome                          |
      | current | is flagged as a preference, info |
      | stopped | is not flagged                   |

  @mitoxantrone/aan-advice
  Rule: AAN guideline on mitoxantrone
    Always raised before a dose: the guideline of 2018 says not to prescribe mitoxantrone unless the benefit
    greatly outweighs the risk. Source: the AAN guideline, read in summaries.

    Scenario: Everyone for whom mitoxantrone is considered is told what the guideline says
      When mitoxantrone is considered
      Then mitoxantrone/aan-advice is flagged as a precaution, warning

    Scenario Outline: The advice holds before every dose, not after the last
      Given the therapies so far are
        | therapy      | status   |
        | mitoxantrone | <status> |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/aan-advice <outcome>

      Examples:
        | status  | outcome                             |
        | current | is flagged as a precaution, warning |
        | stopped | is not flagged                      |

  @mitoxantrone/active-infection
  Rule: Active infection
    Raises an active infection, because an infection of the whole body is treated before mitoxantrone or
    together with its start. Source: the US label; the article is silent here.

    Scenario Outline: An infection is treated before mitoxantrone or together with its start
      Given the profile says
        | fact             | value       |
        | active infection | <infection> |
      When mitoxantrone is considered
      Then mitoxantrone/active-infection <outcome>

      Examples:
        | infection | outcome                             |
        | yes       | is flagged as a precaution, warning |
        | no        | is not flagged                      |

    Scenario: An infection that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/active-infection needs information as warning
      And it asks for "active infection"

  @mitoxantrone/adults-only
  Rule: Age under 18
    Raises an age under 18, because the US label does not list mitoxantrone for children. Source: the US
    label; the article gives no age.

    Scenario Outline: Mitoxantrone is not labeled for children
      Given the profile says
        | fact | value |
        | age  | <age> |
      When mitoxantrone is considered
      Then mitoxantrone/adults-only <outcome>

      Examples:
        | age  | outcome                              |
        | 0    | is flagged as an indication, warning |
        | 17   | is flagged as an indication, warning |
        | 17.4 | is flagged as an indication, warning |
        | 17.9 | is flagged as an indication, warning |
        | 18   | is not flagged                       |
        | 18.5 | is not flagged                       |
        | 19   | is not flagged                       |
        | 80   | is not flagged                       |

    Scenario: A person of unknown age may be a minor
      When mitoxantrone is considered
      Then mitoxantrone/adults-only needs information as warning
      And it asks for "age"

  @mitoxantrone/another-infusion
  Rule: Another MS therapy now
    Raises another MS therapy that is under way, an infusion or another drug, because therapies of this kind
    are not given together. Source: general knowledge, read in no document.

    Scenario Outline: No two MS therapies are given together
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When mitoxantrone is considered
      Then mitoxantrone/another-infusion <outcome>

      Examples:
        | therapy        | status  | outcome                             |
        | Lemtrada       | current | is flagged as a precaution, warning |
        | Tysabri        | current | is flagged as a precaution, warning |
        | Tyruko         | current | is flagged as a precaution, warning |
        | Ocrevus        | current | is flagged as a precaution, warning |
        | Briumvi        | current | is flagged as a precaution, warning |
        | Kesimpta       | current | is flagged as a precaution, warning |
        | Tecfidera      | current | is flagged as a precaution, warning |
        | Ocrevus Zunovo | current | is flagged as a precaution, warning |
        | Campath        | current | is flagged as a precaution, warning |
        | mitoxantrone   | current | is not flagged                      |
        | Novantrone     | current | is not flagged                      |
        | Lemtrada       | stopped | is not flagged                      |
        | Tysabri        | stopped | is not flagged                      |
        | Tyruko         | stopped | is not flagged                      |
        | Ocrevus        | stopped | is not flagged                      |
        | Briumvi        | stopped | is not flagged                      |
        | Kesimpta       | stopped | is not flagged                      |
        | Ocrevus Zunovo | stopped | is not flagged                      |
        | Lemtrada       |         | needs information as warning        |
        | Tysabri        |         | needs information as warning        |
        | Ocrevus        |         | needs information as warning        |
        | Briumvi        |         | needs information as warning        |
        | Kesimpta       |         | needs information as warning        |
        | Ocrevus Zunovo |         | needs information as warning        |

    Scenario: Someone who never had a therapy has no other one now
      Given the therapies so far are
        | therapy | status |
      When mitoxantrone is considered
      Then mitoxantrone/another-infusion is not flagged

    Scenario: Two infusions at a time are raised for someone on mitoxantrone too
      Given the therapies so far are
        | therapy      | status  |
        | mitoxantrone | current |
        | Ocrevus      | current |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/another-infusion is flagged as a precaution, warning

    Scenario: Therapies that nobody asked about may hold one that goes on
      When mitoxantrone is considered
      Then mitoxantrone/another-infusion needs information as warning
      And it asks for "MS therapies so far"

  @mitoxantrone/anthracycline
  Rule: Earlier anthracycline or similar drug
    Raises an earlier anthracycline or similar cancer drug, because it adds to the harm that mitoxantrone may
    do to the heart. Source: the US label (boxed warning); the article names no such treatment.

    Scenario Outline: An earlier anthracycline adds to the risk to the heart
      Given the profile says
        | fact                  | value   |
        | earlier anthracycline | <given> |
      When mitoxantrone is considered
      Then mitoxantrone/anthracycline <outcome>

      Examples:
        | given | outcome                              |
        | yes   | is flagged as a precaution, critical |
        | no    | is not flagged                       |

    Scenario: An anthracycline that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/anthracycline needs information as critical
      And it asks for "earlier anthracycline"

  @mitoxantrone/blood-count
  Rule: Blood count with platelets more than 3 months old
    Raises a blood count with platelets that is older than 3 months; the window is a proposal of this project.
    Source: the US label, understood to ask for one before each course; the article is silent here.

    Scenario Outline: A blood count is taken before each course of mitoxantrone
      Given the profile says
        | fact           | value       |
        | platelets      | <platelets> |
        | platelets date | <measured>  |
      When mitoxantrone is considered
      Then mitoxantrone/blood-count <outcome>

      Examples:
        | platelets | measured   | outcome                              |
        | 250000    | 2026-11-22 | is not flagged                       |
        | 250000    | 2026-10-22 | is not flagged                       |
        | 250000    | 2026-09-22 | is not flagged                       |
        | 250000    | 2026-09-07 | is not flagged                       |
        | 250000    | 2026-08-23 | is not flagged                       |
        | 250000    | 2026-08-22 | is not flagged                       |
        | 250000    | 2026-08-21 | is flagged as a requirement, warning |
        | 250000    | 2026-08-07 | is flagged as a requirement, warning |
        | 250000    | 2026-07-22 | is flagged as a requirement, warning |
        | 90000     | 2026-08-22 | is not flagged                       |
        | 90000     | 2025-11-22 | is flagged as a requirement, warning |
        | 250000    | unknown    | needs information as warning         |
        | unknown   | unknown    | needs information as warning         |

    Scenario: A blood count that nobody has seen is asked for
      When mitoxantrone is considered
      Then mitoxantrone/blood-count needs information as warning
      And it asks for "platelets"

  @mitoxantrone/breastfeeding
  Rule: Breastfeeding
    Raises breastfeeding, because mitoxantrone passes into the milk and the US label asks to stop. Source: the
    US label; the article does not mention breastfeeding.

    Scenario Outline: Mitoxantrone passes into the milk
      Given the profile says
        | fact          | value           |
        | breastfeeding | <breastfeeding> |
      When mitoxantrone is considered
      Then mitoxantrone/breastfeeding <outcome>

      Examples:
        | breastfeeding | outcome                             |
        | yes           | is flagged as a precaution, warning |
        | no            | is not flagged                      |

    Scenario: Breastfeeding that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/breastfeeding needs information as warning
      And it asks for "breastfeeding"

  @mitoxantrone/breastfeeding-after
  Rule: Breastfeeding soon after mitoxantrone
    Raises breastfeeding in the month after the last dose, because mitoxantrone stays in the milk for up to
    about 28 days; taking a month for that is a proposal of this project. Source: the US label; the article
    does not mention breastfeeding.

    Scenario Outline: Mitoxantrone stays in the milk for some weeks
      Given the profile says
        | fact          | value           |
        | breastfeeding | <breastfeeding> |
      And the therapies so far are
        | therapy      | status  | last dose   |
        | mitoxantrone | stopped | <last dose> |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/breastfeeding-after <outcome>

      Examples:
        | breastfeeding | last dose  | outcome                             |
        | yes           | 2026-11-21 | is flagged as a precaution, warning |
        | yes           | 2026-11-07 | is flagged as a precaution, warning |
        | yes           | 2026-10-23 | is flagged as a precaution, warning |
        | yes           | 2026-10-22 | is flagged as a precaution, warning |
        | yes           | 2026-10-21 | is not flagged                      |
        | yes           | 2026-10-07 | is not flagged                      |
        | yes           | 2026-09-22 | is not flagged                      |
        | yes           |            | needs information as warning        |
        | no            | 2026-11-21 | is not flagged                      |
        | no            | 2026-09-22 | is not flagged                      |
        | no            |            | is not flagged                      |
        | unknown       | 2026-11-21 | needs information as warning        |
        | unknown       | 2026-10-21 | is not flagged                      |
        | unknown       |            | needs information as warning        |

    Scenario: Breastfeeding that nobody asked about is asked for soon after the last dose
      Given the therapies so far are
        | therapy      | status  | last dose  |
        | mitoxantrone | stopped | 2026-11-02 |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/breastfeeding-after needs information as warning
      And it asks for "breastfeeding"

    Scenario: Without the day of the last dose mitoxantrone may still be in the milk
      Given the profile says
        | fact          | value |
        | breastfeeding | yes   |
      And the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/breastfeeding-after needs information as warning
      And it asks for "MS therapies so far"

    Scenario Outline: This is for someone who stopped mitoxantrone
      Given the profile says
        | fact          | value |
        | breastfeeding | yes   |
      And the therapies so far are
        | therapy   | status   | last dose  |
        | <therapy> | <status> | 2026-11-02 |
      When <which> is considered
      Then mitoxantrone/breastfeeding-after <outcome>

      Examples:
        | therapy      | status  | which                              | outcome                             |
        | mitoxantrone | stopped | mitoxantrone                       | is flagged as a precaution, warning |
        | mitoxantrone | current | another infusion than mitoxantrone | is not flagged                      |
        | mitoxantrone |         | mitoxantrone                       | needs information as warning        |
        | Tecfidera    | stopped | mitoxantrone                       | is not flagged                      |

  @mitoxantrone/cancer-history
  Rule: Cancer, now or before
    Raises cancer, now or before, because mitoxantrone is a chemotherapy drug that may itself cause leukemia
    later. Source: the US label, of which this part was not read; the article is silent on leukemia.

    Scenario Outline: Mitoxantrone may cause leukemia, so an earlier cancer is weighed
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      When mitoxantrone is considered
      Then mitoxantrone/cancer-history <outcome>

      Examples:
        | cancer | outcome                             |
        | yes    | is flagged as a precaution, warning |
        | no     | is not flagged                      |

    Scenario: Cancer that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/cancer-history needs information as warning
      And it asks for "cancer, now or before"

  @mitoxantrone/chest-radiotherapy
  Rule: Earlier radiotherapy to the chest
    Raises earlier radiotherapy to the chest, because near the heart it adds to the harm that mitoxantrone may
    do. Source: the US label (boxed warning); the article is silent here.

    Scenario Outline: Earlier radiotherapy near the heart adds to the risk
      Given the profile says
        | fact                              | value   |
        | earlier radiotherapy to the chest | <given> |
      When mitoxantrone is considered
      Then mitoxantrone/chest-radiotherapy <outcome>

      Examples:
        | given | outcome                              |
        | yes   | is flagged as a precaution, critical |
        | no    | is not flagged                       |

    Scenario: Radiotherapy that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/chest-radiotherapy needs information as critical
      And it asks for "earlier radiotherapy to the chest"

  @mitoxantrone/contraception
  Rule: No effective contraception
    Raises that someone who could become pregnant uses no effective contraception, because mitoxantrone may
    harm an unborn child. Source: the US label; the article does not mention contraception.

    Scenario Outline: Mitoxantrone may harm an unborn child, so contraception is needed
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <possible>      |
        | using contraception   | <contraception> |
      When mitoxantrone is considered
      Then mitoxantrone/contraception <outcome>

      Examples:
        | possible | contraception | outcome                             |
        | yes      | no            | is flagged as a precaution, warning |
        | yes      | yes           | is not flagged                      |
        | no       | no            | is not flagged                      |
        | no       | yes           | is not flagged                      |
        | no       | unknown       | is not flagged                      |
        | unknown  | yes           | is not flagged                      |
        | yes      | unknown       | needs information as warning        |
        | unknown  | no            | needs information as warning        |
        | unknown  | unknown       | needs information as warning        |

    Scenario: Contraception that nobody asked about may be missing
      Given the profile says
        | fact                  | value |
        | could become pregnant | yes   |
      When mitoxantrone is considered
      Then mitoxantrone/contraception needs information as warning
      And it asks for "using contraception"

    Scenario: Without contraception it is asked whether a pregnancy is possible
      Given the profile says
        | fact                | value |
        | using contraception | no    |
      When mitoxantrone is considered
      Then mitoxantrone/contraception needs information as warning
      And it asks for "could become pregnant"

  @mitoxantrone/ecg
  Rule: No ECG in the last 3 months
    Raises an ECG that is older than 3 months or was never taken; the window is a proposal of this project.
    Source: the US label (boxed warning), which asks for one before every dose; the article names no checks.

    Scenario Outline: An ECG is taken before every dose of mitoxantrone
      Given the profile says
        | fact     | value |
        | last ECG | <ECG> |
      When mitoxantrone is considered
      Then mitoxantrone/ecg <outcome>

      Examples:
        | ECG        | outcome                              |
        | 2026-11-22 | is not flagged                       |
        | 2026-10-22 | is not flagged                       |
        | 2026-09-22 | is not flagged                       |
        | 2026-09-07 | is not flagged                       |
        | 2026-08-23 | is not flagged                       |
        | 2026-08-22 | is not flagged                       |
        | 2026-08-21 | is flagged as a requirement, warning |
        | 2026-08-07 | is flagged as a requirement, warning |
        | 2026-07-22 | is flagged as a requirement, warning |
        | 2020-01-10 | is flagged as a requirement, warning |
        | none       | is flagged as a requirement, warning |

    Scenario: An ECG that nobody asked about may never have been taken
      When mitoxantrone is considered
      Then mitoxantrone/ecg needs information as warning
      And it asks for "last ECG"

  @mitoxantrone/eu-lifetime-dose
  Rule: Lifetime dose of mitoxantrone in the EU text reached
    Raises a lifetime dose of 72 mg per square meter or more, the limit of the EU text. Source: the EU text;
    the US label has a higher limit, and the article none.

    Scenario Outline: The EU text limits mitoxantrone to 72 mg per square meter in a lifetime
      Given the profile says
        | fact                       | value  |
        | lifetime mitoxantrone dose | <dose> |
      When mitoxantrone is considered
      Then mitoxantrone/eu-lifetime-dose <outcome>

      Examples:
        | dose | outcome                             |
        | 0    | is not flagged                      |
        | 60   | is not flagged                      |
        | 71   | is not flagged                      |
        | 71.5 | is not flagged                      |
        | 71.9 | is not flagged                      |
        | 72   | is flagged as a precaution, warning |
        | 72.5 | is flagged as a precaution, warning |
        | 73   | is flagged as a precaution, warning |
        | 140  | is flagged as a precaution, warning |

    Scenario: A lifetime dose that nobody knows may be above the EU limit
      When mitoxantrone is considered
      Then mitoxantrone/eu-lifetime-dose needs information as info
      And it asks for "lifetime mitoxantrone dose"

    Scenario Outline: The doses for MS are all there was only where none was given for cancer
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      And the therapies so far are
        | therapy      | status  | total mg per m2 |
        | mitoxantrone | stopped | <dose>          |
      When mitoxantrone is considered
      Then mitoxantrone/eu-lifetime-dose <outcome>

      Examples:
        | cancer  | dose | outcome                             |
        | no      | 60   | is not flagged                      |
        | no      | 72   | is flagged as a precaution, warning |
        | yes     | 60   | needs information as info           |
        | unknown | 60   | needs information as info           |
        | unknown | 72   | is flagged as a precaution, warning |

  @mitoxantrone/eu-treated-before
  Rule: Mitoxantrone given before
    Raises any earlier mitoxantrone, for MS or for cancer, when it is to be begun again, because the EU text
    says not to. Source: the EU text; the US label sets a lifetime dose instead.

    Scenario Outline: The EU text does not begin mitoxantrone again
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      And the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <which> is considered
      Then mitoxantrone/eu-treated-before <outcome>

      Examples:
        | therapy      | status  | cancer  | which                              | outcome                             |
        | mitoxantrone | stopped | no      | mitoxantrone                       | is flagged as a precaution, warning |
        | mitoxantrone | stopped | unknown | mitoxantrone                       | is flagged as a precaution, warning |
        | Novantrone   | stopped | no      | mitoxantrone                       | is flagged as a precaution, warning |
        | Tecfidera    | stopped | no      | mitoxantrone                       | is not flagged                      |
        | Tecfidera    | stopped | yes     | mitoxantrone                       | needs information as info           |
        | Tecfidera    | stopped | unknown | mitoxantrone                       | needs information as info           |
        | mitoxantrone | stopped | no      | another infusion than mitoxantrone | is not flagged                      |
        | mitoxantrone | current | no      | mitoxantrone                       | is not flagged                      |
        | mitoxantrone | current | no      | another infusion than mitoxantrone | is not flagged                      |

    Scenario Outline: Mitoxantrone for another illness counts too
      Given the profile says
        | fact                       | value  |
        | lifetime mitoxantrone dose | <dose> |
      When mitoxantrone is considered
      Then mitoxantrone/eu-treated-before <outcome>

      Examples:
        | dose | outcome                             |
        | 12   | is flagged as a precaution, warning |
        | 0    | is not flagged                      |

    Scenario: Earlier mitoxantrone that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/eu-treated-before needs information as info
      And it asks for "lifetime mitoxantrone dose"

  @mitoxantrone/heart-after-stopping
  Rule: Heart checks after mitoxantrone
    Raised for everyone who stopped mitoxantrone: LVEF every year, because heart failure may come late.
    Source: the US label (boxed warning); the article names late heart damage, but no checks.

    Scenario Outline: The heart is watched after mitoxantrone too
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <which> is considered
      Then mitoxantrone/heart-after-stopping <outcome>

      Examples:
        | therapy      | status  | which                              | outcome                           |
        | mitoxantrone | stopped | another infusion than mitoxantrone | is flagged as monitoring, warning |
        | mitoxantrone | stopped | mitoxantrone                       | is flagged as monitoring, warning |
        | mitoxantrone | current | another infusion than mitoxantrone | is not flagged                    |
        | mitoxantrone | current | mitoxantrone                       | is not flagged                    |
        | mitoxantrone |         | mitoxantrone                       | needs information as warning      |
        | Tecfidera    | stopped | mitoxantrone                       | is not flagged                    |

    Scenario: Someone who never had a therapy did not stop mitoxantrone
      Given the therapies so far are
        | therapy | status |
      When mitoxantrone is considered
      Then mitoxantrone/heart-after-stopping is not flagged

    Scenario: Therapies that nobody asked about may hold mitoxantrone
      When mitoxantrone is considered
      Then mitoxantrone/heart-after-stopping needs information as warning
      And it asks for "MS therapies so far"

  @mitoxantrone/heart-disease
  Rule: Heart disease, now or before
    Raises heart disease, now or before, because mitoxantrone can damage the heart, sometimes fatally, during
    treatment or months to years after it. Sources: the article and the US label (boxed warning).

    Scenario Outline: Mitoxantrone can damage the heart, more so one that is ill
      Given the profile says
        | fact                         | value           |
        | heart disease, now or before | <heart disease> |
      When mitoxantrone is considered
      Then mitoxantrone/heart-disease <outcome>

      Examples:
        | heart disease | outcome                              |
        | yes           | is flagged as a precaution, critical |
        | no            | is not flagged                       |

    Scenario: Heart disease that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/heart-disease needs information as critical
      And it asks for "heart disease, now or before"

    Scenario Outline: Heart disease matters before every dose and after the last one
      Given the profile says
        | fact                         | value           |
        | heart disease, now or before | <heart disease> |
      And the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <which> is considered
      Then mitoxantrone/heart-disease <outcome>

      Examples:
        | heart disease | therapy      | status  | which                              | outcome                              |
        | yes           | Tecfidera    | stopped | mitoxantrone                       | is flagged as a precaution, critical |
        | yes           | mitoxantrone | current | another infusion than mitoxantrone | is flagged as a precaution, critical |
        | no            | mitoxantrone | current | another infusion than mitoxantrone | is not flagged                       |
        | yes           | mitoxantrone | stopped | another infusion than mitoxantrone | is flagged as a precaution, critical |
        | yes           | mitoxantrone | stopped | mitoxantrone                       | is flagged as a precaution, critical |
        | no            | mitoxantrone | stopped | another infusion than mitoxantrone | is not flagged                       |
        | unknown       | mitoxantrone | stopped | another infusion than mitoxantrone | needs information as critical        |

  @mitoxantrone/heart-monitoring
  Rule: Heart checks before every dose
    Always raised before a dose: history, examination, ECG and LVEF before the start and before every dose, no
    further dose after a clinically significant drop, and LVEF every year after stopping. Sources: the
    article, which calls heart damage rare, and the US label (boxed warning), which asks for these checks.

    Scenario: Everyone who is to get mitoxantrone needs heart checks
      When mitoxantrone is considered
      Then mitoxantrone/heart-monitoring is flagged as monitoring, warning

    Scenario: A healthy heart needs the same checks
      Given the profile says
        | fact                                    | value      |
        | heart disease, now or before            | no         |
        | left ventricular ejection fraction      | 65         |
        | left ventricular ejection fraction date | 2026-11-20 |
      When mitoxantrone is considered
      Then mitoxantrone/heart-monitoring is flagged as monitoring, warning

    Scenario Outline: The checks come before every dose, and others after the last
      Given the therapies so far are
        | therapy      | status   |
        | mitoxantrone | <status> |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/heart-monitoring <outcome>

      Examples:
        | status  | outcome                           |
        | current | is flagged as monitoring, warning |
        | stopped | is not flagged                    |

  @mitoxantrone/leukemia-watch
  Rule: Watch for leukemia, during and after mitoxantrone
    Always raised, before a dose and after the last: mitoxantrone may cause leukemia later. Source: the US
    label, of which this part was not read; the article is silent on leukemia.

    Scenario: Everyone for whom mitoxantrone is considered is told of leukemia
      When mitoxantrone is considered
      Then mitoxantrone/leukemia-watch is flagged as monitoring, info

    Scenario Outline: Leukemia may come during mitoxantrone and after it
      Given the therapies so far are
        | therapy      | status   |
        | mitoxantrone | <status> |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/leukemia-watch is flagged as monitoring, info

      Examples:
        | status  |
        | current |
        | stopped |

  @mitoxantrone/lifetime-dose
  Rule: Lifetime dose of mitoxantrone reached
    Raises a lifetime dose of 140 mg per square meter or more. Source: the US label (boxed warning); the
    article gives no limit.

    Scenario Outline: There is a limit to the mitoxantrone of a lifetime
      Given the profile says
        | fact                       | value  |
        | lifetime mitoxantrone dose | <dose> |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose <outcome>

      Examples:
        | dose  | outcome                               |
        | 0     | is not flagged                        |
        | 128   | is not flagged                        |
        | 139   | is not flagged                        |
        | 139.5 | is not flagged                        |
        | 139.9 | is not flagged                        |
        | 140   | is flagged as a requirement, critical |
        | 140.5 | is flagged as a requirement, critical |
        | 141   | is flagged as a requirement, critical |
        | 200   | is flagged as a requirement, critical |

    Scenario: A lifetime dose that nobody knows may have been reached
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose needs information as critical
      And it asks for "lifetime mitoxantrone dose"

    Scenario Outline: The doses of several courses add up
      Given the profile says
        | fact                  | value |
        | cancer, now or before | no    |
      And the therapies so far are
        | therapy      | status  | total mg per m2 |
        | Novantrone   | stopped | <first>         |
        | mitoxantrone | current | <second>        |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose <outcome>

      Examples:
        | first | second | outcome                               |
        | 80    | 60     | is flagged as a requirement, critical |
        | 80    | 48     | is not flagged                        |
        | 140   |        | is flagged as a requirement, critical |
        | 80    |        | needs information as critical         |
        |       |        | needs information as critical         |

    Scenario: Someone who never had a therapy of MS nor cancer has had no dose
      Given the profile says
        | fact                  | value |
        | cancer, now or before | no    |
      And the therapies so far are
        | therapy | status |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose is not flagged

    Scenario: Someone who never had a therapy of MS may have had doses for cancer
      Given the therapies so far are
        | therapy | status |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose needs information as critical
      And it asks for "lifetime mitoxantrone dose"

    Scenario Outline: After cancer, or where nobody asked about it, there were at least the doses for MS
      Given the profile says
        | fact                  | value           |
        | cancer, now or before | <cancer>        |
        | earlier anthracycline | <anthracycline> |
      And the therapies so far are
        | therapy      | status  | total mg per m2 |
        | mitoxantrone | stopped | <for MS>        |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose <outcome>

      Examples: No mitoxantrone for cancer
        | cancer  | anthracycline | for MS | outcome                               |
        | no      | no            | 80     | is not flagged                        |
        | no      | unknown       | 80     | is not flagged                        |
        | unknown | no            | 80     | is not flagged                        |
        | yes     | no            | 80     | is not flagged                        |
        | no      | unknown       | 140    | is flagged as a requirement, critical |

      Examples: Perhaps mitoxantrone for cancer as well
        | cancer  | anthracycline | for MS | outcome                               |
        | yes     | yes           | 80     | needs information as critical         |
        | yes     | unknown       | 80     | needs information as critical         |
        | unknown | yes           | 80     | needs information as critical         |
        | unknown | unknown       | 80     | needs information as critical         |
        | yes     | yes           | 140    | is flagged as a requirement, critical |
        | unknown | unknown       | 140    | is flagged as a requirement, critical |
        | unknown | unknown       | 152    | is flagged as a requirement, critical |

    Scenario: After cancer the total of a lifetime is asked for, not only the doses for MS
      Given the profile says
        | fact                  | value |
        | cancer, now or before | yes   |
      And the therapies so far are
        | therapy      | status  | total mg per m2 |
        | mitoxantrone | stopped | 80              |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose needs information as critical
      And it asks for "lifetime mitoxantrone dose"

    Scenario: After cancer a stated total settles it
      Given the profile says
        | fact                       | value |
        | cancer, now or before      | yes   |
        | lifetime mitoxantrone dose | 104   |
      And the therapies so far are
        | therapy      | status  | total mg per m2 |
        | mitoxantrone | stopped | 80              |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose is not flagged

  @mitoxantrone/lifetime-dose-next
  Rule: Next dose of mitoxantrone above the lifetime dose
    Raises that one more dose of 12 mg per square meter would pass the lifetime dose of 140; looking one dose
    ahead is a proposal of this project. Source: the US label (boxed warning, dosage); the article gives no
    limit.

    Scenario Outline: The next dose may be one too many
      Given the profile says
        | fact                       | value  |
        | lifetime mitoxantrone dose | <dose> |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose-next <outcome>

      Examples:
        | dose  | outcome                              |
        | 0     | is not flagged                       |
        | 100   | is not flagged                       |
        | 127   | is not flagged                       |
        | 127.5 | is not flagged                       |
        | 128   | is not flagged                       |
        | 128.1 | is flagged as a requirement, warning |
        | 128.5 | is flagged as a requirement, warning |
        | 129   | is flagged as a requirement, warning |
        | 139   | is flagged as a requirement, warning |
        | 139.5 | is flagged as a requirement, warning |
        | 140   | is not flagged                       |
        | 140.5 | is not flagged                       |
        | 150   | is not flagged                       |

    Scenario: After a lifetime dose that nobody knows the next one may be too many
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose-next needs information as warning
      And it asks for "lifetime mitoxantrone dose"

    Scenario Outline: Doses for cancer would bring the next one nearer to the limit
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      And the therapies so far are
        | therapy      | status  | total mg per m2 |
        | mitoxantrone | current | <for MS>        |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose-next <outcome>

      Examples:
        | cancer  | for MS | outcome                              |
        | no      | 120    | is not flagged                       |
        | no      | 132    | is flagged as a requirement, warning |
        | yes     | 120    | needs information as warning         |
        | unknown | 120    | needs information as warning         |
        | unknown | 132    | needs information as warning         |
        | unknown | 140    | is not flagged                       |

  @mitoxantrone/live-vaccine
  Rule: No live vaccines with mitoxantrone
    Always raised, before the first infusion and between infusions: live vaccines are understood to be
    avoided. Source: general knowledge about the US label, not read in it; the article does not mention
    vaccines.

    Scenario: Vaccines are spoken of before the first infusion
      When mitoxantrone is considered
      Then mitoxantrone/live-vaccine is flagged as monitoring, info

    Scenario Outline: Live vaccines are avoided while on mitoxantrone
      Given the therapies so far are
        | therapy      | status   |
        | mitoxantrone | <status> |
      When <which> is considered
      Then mitoxantrone/live-vaccine <outcome>

      Examples:
        | status  | which                              | outcome                        |
        | current | another infusion than mitoxantrone | is flagged as monitoring, info |
        | current | mitoxantrone                       | is flagged as monitoring, info |
        | stopped | mitoxantrone                       | is flagged as monitoring, info |
        | stopped | another infusion than mitoxantrone | is not flagged                 |

  @mitoxantrone/liver-disease
  Rule: Liver disease
    Raises liver disease, because people with MS whose liver works poorly are ordinarily not given
    mitoxantrone. Source: the US label, of which this part was not read; the article names the liver for
    natalizumab only.

    Scenario Outline: Mitoxantrone is ordinarily not given to people whose liver works poorly
      Given the profile says
        | fact          | value           |
        | liver disease | <liver disease> |
      When mitoxantrone is considered
      Then mitoxantrone/liver-disease <outcome>

      Examples:
        | liver disease | outcome                              |
        | yes           | is flagged as a precaution, critical |
        | no            | is not flagged                       |

    Scenario: Liver disease that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/liver-disease needs information as critical
      And it asks for "liver disease"

  @mitoxantrone/liver-tests
  Rule: Liver tests raised
    Raises liver tests above normal, and asks for new ones after 3 months; the window is a proposal of this
    project. Source: the US label, of which this part was not read; the article names the liver for
    natalizumab only.

    Scenario Outline: Liver tests come before each course of mitoxantrone
      Given the profile says
        | fact             | value   |
        | liver tests      | <tests> |
        | liver tests date | <taken> |
      When mitoxantrone is considered
      Then mitoxantrone/liver-tests <outcome>

      Examples:
        | tests   | taken      | outcome                               |
        | normal  | 2026-11-22 | is not flagged                        |
        | normal  | 2026-08-22 | is not flagged                        |
        | normal  | 2026-08-21 | needs information as critical         |
        | normal  | 2025-11-22 | needs information as critical         |
        | normal  | unknown    | needs information as critical         |
        | raised  | 2026-11-22 | is flagged as a requirement, critical |
        | raised  | 2026-08-21 | is flagged as a requirement, critical |
        | raised  | unknown    | is flagged as a requirement, critical |
        | unknown | unknown    | needs information as critical         |

    Scenario: Liver tests that are too old are asked for again
      Given the profile says
        | fact             | value      |
        | liver tests      | normal     |
        | liver tests date | 2026-08-21 |
      When mitoxantrone is considered
      Then mitoxantrone/liver-tests needs information as critical
      And it asks for "liver tests"
      And it says that "liver tests" is too old, from 2026-08-21

    Scenario: Liver tests without a date may be old ones
      Given the profile says
        | fact        | value  |
        | liver tests | normal |
      When mitoxantrone is considered
      Then mitoxantrone/liver-tests needs information as critical
      And it says that "liver tests" has no date

    Scenario: Liver tests that nobody has seen are asked for
      When mitoxantrone is considered
      Then mitoxantrone/liver-tests needs information as critical
      And it asks for "liver tests"

  @mitoxantrone/lvef
  Rule: LVEF below the lower limit of normal
    Raises an LVEF below the lower limit of that laboratory, or below 50% where that limit is not known, and
    asks for a new one after 3 months; that window is a proposal of this project. Sources: the article, which
    gives no limit, and the US label, which asks for a measurement before every dose and names 50% in its
    older wording.

    Scenario Outline: Mitoxantrone is not for people whose heart pumps weakly
      Given the profile says
        | fact                                     | value      |
        | left ventricular ejection fraction       | <LVEF>     |
        | left ventricular ejection fraction date  | <measured> |
        | lower limit of normal of that laboratory | <limit>    |
      When mitoxantrone is considered
      Then mitoxantrone/lvef <outcome>

      Examples: No limit given, so 50% is taken
        | LVEF | limit   | measured   | outcome                               |
        | 30   | unknown | 2026-11-02 | is flagged as a requirement, critical |
        | 49   | unknown | 2026-11-02 | is flagged as a requirement, critical |
        | 49.5 | unknown | 2026-11-02 | is flagged as a requirement, critical |
        | 49.9 | unknown | 2026-11-02 | is flagged as a requirement, critical |
        | 50   | unknown | 2026-11-02 | is not flagged                        |
        | 50.5 | unknown | 2026-11-02 | is not flagged                        |
        | 51   | unknown | 2026-11-02 | is not flagged                        |
        | 65   | unknown | 2026-11-02 | is not flagged                        |

      Examples: The limit of that laboratory
        | LVEF | limit | measured   | outcome                               |
        | 53   | 55    | 2026-11-02 | is flagged as a requirement, critical |
        | 54.5 | 55    | 2026-11-02 | is flagged as a requirement, critical |
        | 55   | 55    | 2026-11-02 | is not flagged                        |
        | 44   | 45    | 2026-11-02 | is flagged as a requirement, critical |
        | 45   | 45    | 2026-11-02 | is not flagged                        |
        | 48   | 45    | 2026-11-02 | is not flagged                        |

      Examples: A good LVEF counts for 3 months, a low one is raised whatever its age
        | LVEF | limit   | measured   | outcome                               |
        | 60   | unknown | 2026-11-22 | is not flagged                        |
        | 60   | unknown | 2026-08-22 | is not flagged                        |
        | 60   | unknown | 2026-08-21 | needs information as critical         |
        | 60   | unknown | 2025-11-22 | needs information as critical         |
        | 45   | unknown | 2026-08-22 | is flagged as a requirement, critical |
        | 45   | unknown | 2026-08-21 | is flagged as a requirement, critical |
        | 45   | unknown | 2024-03-01 | is flagged as a requirement, critical |
        | 45   | unknown | unknown    | is flagged as a requirement, critical |

    Scenario: A good LVEF that is too old is asked for again
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | 2026-08-21 |
      When mitoxantrone is considered
      Then mitoxantrone/lvef needs information as critical
      And it asks for "left ventricular ejection fraction"
      And it says that "left ventricular ejection fraction" is too old, from 2026-08-21

    Scenario: A good LVEF without a date may be an old one
      Given the profile says
        | fact                               | value |
        | left ventricular ejection fraction | 60    |
      When mitoxantrone is considered
      Then mitoxantrone/lvef needs information as critical
      And it says that "left ventricular ejection fraction" has no date

    Scenario: A lower limit without an LVEF tells nothing
      Given the profile says
        | fact                                     | value |
        | lower limit of normal of that laboratory | 55    |
      When mitoxantrone is considered
      Then mitoxantrone/lvef needs information as critical
      And it asks for "left ventricular ejection fraction"

    Scenario: A heart that was not measured may be weak
      When mitoxantrone is considered
      Then mitoxantrone/lvef needs information as critical
      And it asks for "left ventricular ejection fraction"

  @mitoxantrone/lvef-after
  Rule: LVEF below the lower limit of normal after mitoxantrone
    Raises an LVEF below the lower limit of that laboratory, or below 50% where that limit is not known, in
    someone who stopped mitoxantrone, because heart failure may come late; to hold it against that limit is a
    proposal of this project. Source: the US label (boxed warning), which asks for an LVEF every year.

    Scenario Outline: A heart that pumps weakly after mitoxantrone is raised
      Given the profile says
        | fact                                     | value   |
        | left ventricular ejection fraction       | <LVEF>  |
        | lower limit of normal of that laboratory | <limit> |
      And the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/lvef-after <outcome>

      Examples: No limit given, so 50% is taken
        | LVEF    | limit   | outcome                            |
        | 30      | unknown | is flagged as monitoring, critical |
        | 49      | unknown | is flagged as monitoring, critical |
        | 49.5    | unknown | is flagged as monitoring, critical |
        | 49.9    | unknown | is flagged as monitoring, critical |
        | 50      | unknown | is not flagged                     |
        | 50.5    | unknown | is not flagged                     |
        | 51      | unknown | is not flagged                     |
        | 65      | unknown | is not flagged                     |
        | unknown | unknown | needs information as warning       |

      Examples: The limit of that laboratory
        | LVEF    | limit | outcome                            |
        | 54      | 55    | is flagged as monitoring, critical |
        | 54.5    | 55    | is flagged as monitoring, critical |
        | 55      | 55    | is not flagged                     |
        | 44      | 45    | is flagged as monitoring, critical |
        | 45      | 45    | is not flagged                     |
        | 48      | 45    | is not flagged                     |
        | unknown | 55    | needs information as warning       |

    Scenario Outline: A low LVEF is raised so whatever its age, and a good one is not
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | <LVEF>     |
        | left ventricular ejection fraction date | <measured> |
      And the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/lvef-after <outcome>

      Examples:
        | LVEF | measured   | outcome                            |
        | 45   | 2026-11-02 | is flagged as monitoring, critical |
        | 45   | 2019-11-22 | is flagged as monitoring, critical |
        | 60   | 2026-11-02 | is not flagged                     |
        | 60   | 2019-11-22 | is not flagged                     |

    Scenario Outline: A low LVEF matters so to someone who stopped mitoxantrone
      Given the profile says
        | fact                               | value |
        | left ventricular ejection fraction | 45    |
      And the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <which> is considered
      Then mitoxantrone/lvef-after <outcome>

      Examples:
        | therapy      | status  | which                              | outcome                            |
        | mitoxantrone | stopped | another infusion than mitoxantrone | is flagged as monitoring, critical |
        | mitoxantrone | stopped | mitoxantrone                       | is flagged as monitoring, critical |
        | mitoxantrone | current | another infusion than mitoxantrone | is not flagged                     |
        | mitoxantrone | current | mitoxantrone                       | is not flagged                     |
        | mitoxantrone |         | mitoxantrone                       | needs information as warning       |
        | Tecfidera    | stopped | mitoxantrone                       | is not flagged                     |

    Scenario: An LVEF that nobody has seen after mitoxantrone may be low
      Given the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/lvef-after needs information as warning
      And it asks for "left ventricular ejection fraction"

    Scenario: With a low LVEF it is asked whether mitoxantrone was given
      Given the profile says
        | fact                               | value |
        | left ventricular ejection fraction | 45    |
      When mitoxantrone is considered
      Then mitoxantrone/lvef-after needs information as warning
      And it asks for "MS therapies so far"

    Scenario: A good LVEF is no late harm, whatever the therapies
      Given the profile says
        | fact                               | value |
        | left ventricular ejection fraction | 60    |
      When mitoxantrone is considered
      Then mitoxantrone/lvef-after is not flagged

  @mitoxantrone/lvef-at-limit
  Rule: LVEF at the lower limit of normal
    Raises an LVEF just at the limit, which is not below it but hardly above; to raise it is a proposal of
    this project. Source: the US label, which speaks of an LVEF below the limit.

    Scenario Outline: An LVEF just at the limit is worth a second look
      Given the profile says
        | fact                                     | value   |
        | left ventricular ejection fraction       | <LVEF>  |
        | lower limit of normal of that laboratory | <limit> |
      When mitoxantrone is considered
      Then mitoxantrone/lvef-at-limit <outcome>

      Examples:
        | LVEF    | limit   | outcome                             |
        | 49      | unknown | is not flagged                      |
        | 49.5    | unknown | is not flagged                      |
        | 50      | unknown | is flagged as a precaution, warning |
        | 50.5    | unknown | is not flagged                      |
        | 51      | unknown | is not flagged                      |
        | 50      | 55      | is not flagged                      |
        | 54      | 55      | is not flagged                      |
        | 55      | 55      | is flagged as a precaution, warning |
        | 56      | 55      | is not flagged                      |
        | unknown | 55      | needs information as info           |

    Scenario: A heart that was not measured may be at the limit
      When mitoxantrone is considered
      Then mitoxantrone/lvef-at-limit needs information as info
      And it asks for "left ventricular ejection fraction"

  @mitoxantrone/lvef-yearly
  Rule: LVEF more than a year old, after mitoxantrone
    Raises an LVEF older than 12 months in someone who stopped mitoxantrone. Source: the US label (boxed
    warning), which asks for it every year; the article names no checks.

    Scenario Outline: LVEF is measured every year after mitoxantrone
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | <LVEF>     |
        | left ventricular ejection fraction date | <measured> |
      And the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/lvef-yearly <outcome>

      Examples:
        | LVEF    | measured   | outcome                           |
        | 60      | 2026-11-22 | is not flagged                    |
        | 60      | 2025-12-22 | is not flagged                    |
        | 60      | 2025-12-07 | is not flagged                    |
        | 60      | 2025-11-23 | is not flagged                    |
        | 60      | 2025-11-22 | is not flagged                    |
        | 60      | 2025-11-21 | is flagged as monitoring, warning |
        | 60      | 2025-11-07 | is flagged as monitoring, warning |
        | 60      | 2025-10-22 | is flagged as monitoring, warning |
        | 45      | 2025-11-22 | is not flagged                    |
        | 45      | 2019-11-22 | is flagged as monitoring, warning |
        | 60      | unknown    | needs information as warning      |
        | unknown | unknown    | needs information as warning      |

    Scenario: An LVEF that nobody knows after mitoxantrone is asked for
      Given the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When another infusion than mitoxantrone is considered
      Then mitoxantrone/lvef-yearly needs information as warning
      And it asks for "left ventricular ejection fraction"

    Scenario Outline: An old LVEF matters so to someone who stopped mitoxantrone
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | 2025-01-10 |
      And the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <which> is considered
      Then mitoxantrone/lvef-yearly <outcome>

      Examples:
        | therapy      | status  | which                              | outcome                           |
        | mitoxantrone | stopped | mitoxantrone                       | is flagged as monitoring, warning |
        | mitoxantrone | current | another infusion than mitoxantrone | is not flagged                    |
        | mitoxantrone |         | mitoxantrone                       | needs information as warning      |
        | Tecfidera    | stopped | mitoxantrone                       | is not flagged                    |

    Scenario: With an old LVEF it is asked whether mitoxantrone was given
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | 2025-01-10 |
      When mitoxantrone is considered
      Then mitoxantrone/lvef-yearly needs information as warning
      And it asks for "MS therapies so far"

    Scenario: A new LVEF settles it whatever the therapies
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | 2026-11-02 |
      When mitoxantrone is considered
      Then mitoxantrone/lvef-yearly is not flagged

  @mitoxantrone/ms-type
  Rule: Type of MS outside the use of mitoxantrone
    Raises CIS and primary progressive MS, for which mitoxantrone is not described. Sources: the article,
    which names relapsing MS, SPMS and worsening RRMS, and the US label, which says it is not for primary
    progressive MS.

    Scenario Outline: Mitoxantrone is described for some types of MS only
      Given the profile says
        | fact       | value  |
        | type of MS | <type> |
      When mitoxantrone is considered
      Then mitoxantrone/ms-type <outcome>

      Examples:
        | type | outcome                              |
        | CIS  | is flagged as an indication, warning |
        | RRMS | is not flagged                       |
        | SPMS | is not flagged                       |
        | PRMS | is not flagged                       |
        | PPMS | is flagged as an indication, warning |

    Scenario: An unknown type of MS may be one that mitoxantrone is not for
      When mitoxantrone is considered
      Then mitoxantrone/ms-type needs information as warning
      And it asks for "type of MS"

  @mitoxantrone/neutrophils
  Rule: Neutrophils below 1500
    Raises fewer than 1500 neutrophils per cubic millimeter, and asks for a new count after 3 months; the
    window is a proposal of this project. Source: the US label (boxed warning), which gives the number for the
    start; the article is silent here.

    Scenario Outline: Mitoxantrone is generally not given with few neutrophils
      Given the profile says
        | fact             | value         |
        | neutrophils      | <neutrophils> |
        | neutrophils date | <measured>    |
      When mitoxantrone is considered
      Then mitoxantrone/neutrophils <outcome>

      Examples: Fewer than 1500
        | neutrophils | measured   | outcome                               |
        | 400         | 2026-11-02 | is flagged as a requirement, critical |
        | 1499        | 2026-11-02 | is flagged as a requirement, critical |
        | 1499.5      | 2026-11-02 | is flagged as a requirement, critical |
        | 1499.9      | 2026-11-02 | is flagged as a requirement, critical |
        | 1500        | 2026-11-02 | is not flagged                        |
        | 1500.5      | 2026-11-02 | is not flagged                        |
        | 1501        | 2026-11-02 | is not flagged                        |
        | 4000        | 2026-11-02 | is not flagged                        |

      Examples: A good count counts for 3 months, a low one is raised whatever its age
        | neutrophils | measured   | outcome                               |
        | 4000        | 2026-11-22 | is not flagged                        |
        | 4000        | 2026-08-22 | is not flagged                        |
        | 4000        | 2026-08-21 | needs information as critical         |
        | 4000        | 2025-11-22 | needs information as critical         |
        | 1200        | 2026-08-22 | is flagged as a requirement, critical |
        | 1200        | 2026-08-21 | is flagged as a requirement, critical |
        | 1200        | unknown    | is flagged as a requirement, critical |

    Scenario: A good count that is too old is asked for again
      Given the profile says
        | fact             | value      |
        | neutrophils      | 4000       |
        | neutrophils date | 2026-08-21 |
      When mitoxantrone is considered
      Then mitoxantrone/neutrophils needs information as critical
      And it asks for "neutrophils"
      And it says that "neutrophils" is too old, from 2026-08-21

    Scenario: A good count without a date may be an old one
      Given the profile says
        | fact        | value |
        | neutrophils | 4000  |
      When mitoxantrone is considered
      Then mitoxantrone/neutrophils needs information as critical
      And it says that "neutrophils" has no date

    Scenario: Neutrophils that nobody has counted may be few
      When mitoxantrone is considered
      Then mitoxantrone/neutrophils needs information as critical
      And it asks for "neutrophils"

  @mitoxantrone/pregnancy
  Rule: Pregnancy
    Raises a pregnancy, because mitoxantrone may harm the unborn child. Source: the US label, which says so
    under Warnings and not under its heading Contraindications; the article does not mention pregnancy.

    Scenario Outline: Mitoxantrone may harm an unborn child
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy <outcome>

      Examples:
        | pregnant | outcome                                    |
        | yes      | is flagged as a contraindication, critical |
        | no       | is not flagged                             |

    Scenario: Someone who could not become pregnant is not pregnant
      Given the profile says
        | fact                  | value |
        | could become pregnant | no    |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy is not flagged

    Scenario: A positive pregnancy test tells of a pregnancy
      Given the profile says
        | fact                | value      |
        | pregnancy test      | positive   |
        | pregnancy test date | 2026-11-22 |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy is flagged as a contraindication, critical

    Scenario: A pregnancy that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy needs information as critical
      And it asks for "pregnant"

  @mitoxantrone/pregnancy-test
  Rule: Pregnancy test positive
    Raises a positive pregnancy test, and asks for one of the same day in anyone who could become pregnant;
    that it counts on the same day only is a proposal of this project. Source: the US label, which asks for a
    test before every dose; the article does not mention pregnancy.

    Scenario Outline: A pregnancy test comes before every dose of mitoxantrone
      Given the profile says
        | fact                  | value      |
        | could become pregnant | <possible> |
        | pregnancy test        | <test>     |
        | pregnancy test date   | <taken>    |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy-test <outcome>

      Examples:
        | possible | test     | taken      | outcome                               |
        | yes      | positive | 2026-11-22 | is flagged as a requirement, critical |
        | yes      | positive | 2026-11-21 | is flagged as a requirement, critical |
        | yes      | positive | unknown    | is flagged as a requirement, critical |
        | yes      | negative | 2026-11-22 | is not flagged                        |
        | yes      | negative | 2026-11-21 | needs information as critical         |
        | yes      | negative | 2026-11-15 | needs information as critical         |
        | yes      | negative | unknown    | needs information as critical         |
        | yes      | unknown  | unknown    | needs information as critical         |
        | no       | negative | 2026-11-22 | is not flagged                        |
        | no       | negative | 2025-11-22 | is not flagged                        |
        | no       | unknown  | unknown    | is not flagged                        |
        | unknown  | negative | 2026-11-22 | is not flagged                        |
        | unknown  | negative | 2026-11-21 | needs information as critical         |
        | unknown  | positive | 2026-11-22 | is flagged as a requirement, critical |
        | unknown  | positive | 2025-06-01 | is flagged as a requirement, critical |

    Scenario: A negative test of yesterday is asked for again
      Given the profile says
        | fact                  | value      |
        | could become pregnant | yes        |
        | pregnancy test        | negative   |
        | pregnancy test date   | 2026-11-21 |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy-test needs information as critical
      And it asks for "pregnancy test"
      And it says that "pregnancy test" is too old, from 2026-11-21

    Scenario: A negative test without a date may be an old one
      Given the profile says
        | fact                  | value    |
        | could become pregnant | yes      |
        | pregnancy test        | negative |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy-test needs information as critical
      And it says that "pregnancy test" has no date

    Scenario: Someone who could not become pregnant is not asked for a test
      Given the profile says
        | fact                  | value |
        | could become pregnant | no    |
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy-test is not flagged
      And nothing is asked about "pregnancy test"

    Scenario: With nothing known both are asked
      When mitoxantrone is considered
      Then mitoxantrone/pregnancy-test needs information as critical
      And it asks for "could become pregnant" and "pregnancy test"

  @mitoxantrone/recurrent-infections
  Rule: Repeated infections
    Mentions repeated infections, because urinary tract and upper respiratory infections are common with
    mitoxantrone. Source: the article.

    Scenario Outline: Infections are common with mitoxantrone
      Given the profile says
        | fact                                                  | value        |
        | repeated infections, such as urinary tract infections | <infections> |
      When mitoxantrone is considered
      Then mitoxantrone/recurrent-infections <outcome>

      Examples:
        | infections | outcome                          |
        | yes        | is flagged as a precaution, info |
        | no         | is not flagged                   |

    Scenario: Repeated infections that nobody asked about are not ruled out
      When mitoxantrone is considered
      Then mitoxantrone/recurrent-infections needs information as info
      And it asks for "repeated infections, such as urinary tract infections"

  @mitoxantrone/severe-reaction
  Rule: Earlier severe reaction to mitoxantrone
    Raises an earlier severe reaction to mitoxantrone. Sources: the article, which names such reactions, and
    the US label, understood to rule out further doses; this was not read in the label itself.

    Scenario Outline: A severe reaction to mitoxantrone speaks against giving it again
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When mitoxantrone is considered
      Then mitoxantrone/severe-reaction <outcome>

      Examples:
        | reactions                                                   | outcome                                    |
        | mitoxantrone                                                | is flagged as a contraindication, critical |
        | natalizumab, mitoxantrone                                   | is flagged as a contraindication, critical |
        | ublituximab, alemtuzumab, ocrelizumab, natalizumab, sulfite | is not flagged                             |
        | none                                                        | is not flagged                             |

    Scenario: A reaction that nobody asked about may have been one to mitoxantrone
      When mitoxantrone is considered
      Then mitoxantrone/severe-reaction needs information as critical
      And it asks for "severe allergic or infusion reactions"

  @mitoxantrone/sulfite
  Rule: Earlier severe reaction to sulfite
    Raises an earlier severe reaction to sulfite, because some mitoxantrone products contain one. Source: the
    US label; the article does not mention it.

    Scenario Outline: Some mitoxantrone products contain a sulfite
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When mitoxantrone is considered
      Then mitoxantrone/sulfite <outcome>

      Examples:
        | reactions                                                        | outcome                             |
        | sulfite                                                          | is flagged as a precaution, warning |
        | natalizumab, sulfite                                             | is flagged as a precaution, warning |
        | ublituximab, alemtuzumab, mitoxantrone, ocrelizumab, natalizumab | is not flagged                      |
        | none                                                             | is not flagged                      |

    Scenario: A reaction that nobody asked about may have been one to sulfite
      When mitoxantrone is considered
      Then mitoxantrone/sulfite needs information as warning
      And it asks for "severe allergic or infusion reactions"

  @mitoxantrone/worsening-rrms
  Rule: Relapsing-remitting MS that is not worsening
    Raises relapsing-remitting MS that is not worsening. Sources: the article, which names relapsing MS
    broadly, and the US label, which lists mitoxantrone for RRMS only when it is worsening.

    Scenario Outline: In relapsing-remitting MS mitoxantrone is for worsening disease
      Given the profile says
        | fact                             | value       |
        | type of MS                       | <type>      |
        | worsening relapsing-remitting MS | <worsening> |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms <outcome>

      Examples:
        | type    | worsening | outcome                              |
        | CIS     | yes       | is not flagged                       |
        | CIS     | no        | is not flagged                       |
        | CIS     | unknown   | is not flagged                       |
        | RRMS    | yes       | is not flagged                       |
        | RRMS    | no        | is flagged as an indication, warning |
        | RRMS    | unknown   | needs information as warning         |
        | SPMS    | yes       | is not flagged                       |
        | SPMS    | no        | is not flagged                       |
        | SPMS    | unknown   | is not flagged                       |
        | PRMS    | yes       | is not flagged                       |
        | PRMS    | no        | is not flagged                       |
        | PRMS    | unknown   | is not flagged                       |
        | PPMS    | yes       | is not flagged                       |
        | PPMS    | no        | is not flagged                       |
        | PPMS    | unknown   | is not flagged                       |
        | unknown | yes       | is not flagged                       |
        | unknown | no        | needs information as warning         |
        | unknown | unknown   | needs information as warning         |

    Scenario: Stable relapsing-remitting MS is raised because of type and course
      Given the profile says
        | fact                             | value |
        | type of MS                       | RRMS  |
        | worsening relapsing-remitting MS | no    |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms is flagged as an indication, warning
      And it rests on "type of MS" and "worsening relapsing-remitting MS"

    Scenario: Relapsing-remitting MS of unknown course may not be worsening
      Given the profile says
        | fact       | value |
        | type of MS | RRMS  |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms needs information as warning
      And it asks for "worsening relapsing-remitting MS"
      And it rests on "type of MS"

    Scenario: In other types of MS the course of relapsing-remitting MS does not matter
      Given the profile says
        | fact       | value |
        | type of MS | SPMS  |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms is not flagged
      And nothing is asked about "worsening relapsing-remitting MS"

    Scenario: Without type and course both are asked
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms needs information as warning
      And it asks for "type of MS" and "worsening relapsing-remitting MS"

  @all/carry-over-from-natalizumab
  Rule: Natalizumab, now or before
    Raises earlier natalizumab before mitoxantrone is begun, because its effect may last into the next
    therapy. Source: general knowledge, read in no document; no label gives a time to wait.

    Scenario Outline: The effect of natalizumab may last into mitoxantrone
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | stopped  |
        | <second>  | <status> |
      When <which> is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | therapy     | second       | status  | which                              | outcome                             |
        | Tysabri     | Tecfidera    | stopped | mitoxantrone                       | is flagged as a precaution, warning |
        | Tyruko      | Tecfidera    | stopped | mitoxantrone                       | is flagged as a precaution, warning |
        | natalizumab | Tecfidera    | stopped | mitoxantrone                       | is flagged as a precaution, warning |
        | Avonex      | Tecfidera    | stopped | mitoxantrone                       | is not flagged                      |
        | Tysabri     | mitoxantrone | stopped | mitoxantrone                       | is flagged as a precaution, warning |
        | Tysabri     | mitoxantrone | stopped | another infusion than mitoxantrone | is not flagged                      |
        | Tysabri     | mitoxantrone | current | mitoxantrone                       | is not flagged                      |
        | Tysabri     | mitoxantrone | current | another infusion than mitoxantrone | is not flagged                      |

    Scenario: Earlier natalizumab that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then all/carry-over-from-natalizumab needs information as info
      And it asks for "MS therapies so far"

  @all/cold-storage-difficult
  Rule: Difficulty with cold storage
    Mentions that mitoxantrone, like every infusion, needs no cold storage at home. Source: the article.

    Scenario Outline: An infusion needs no refrigerator at home
      Given the profile says
        | fact                 | value       |
        | cold storage is hard | <difficult> |
      When mitoxantrone is considered
      Then all/cold-storage-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Cold storage at home is not asked about, since a preference is no medical concern
      When mitoxantrone is considered
      Then all/cold-storage-difficult is not flagged
      And nothing is asked about "cold storage is hard"

  @all/daily-tablet-difficult
  Rule: Difficulty with a daily tablet
    Mentions that infusions such as mitoxantrone may suit people who find a daily tablet hard. Source: the
    article.

    Scenario Outline: An infusion may suit people who find a daily tablet hard
      Given the profile says
        | fact                   | value       |
        | a daily tablet is hard | <difficult> |
      When mitoxantrone is considered
      Then all/daily-tablet-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Daily tablets are not asked about, since a preference is no medical concern
      When mitoxantrone is considered
      Then all/daily-tablet-difficult is not flagged
      And nothing is asked about "a daily tablet is hard"

  @all/depression
  Rule: Depression
    Mentions depression, which is looked for before a therapy is begun. Source: the AAN guideline of 2018,
    about every therapy of MS; the article names depression for natalizumab only.

    Scenario Outline: Depression is looked for before a therapy is begun
      Given the profile says
        | fact       | value        |
        | depression | <depression> |
      When mitoxantrone is considered
      Then all/depression <outcome>

      Examples:
        | depression | outcome                          |
        | yes        | is flagged as a precaution, info |
        | no         | is not flagged                   |

    Scenario: Depression that nobody asked about is not ruled out
      When mitoxantrone is considered
      Then all/depression needs information as info
      And it asks for "depression"

  @all/planning-pregnancy
  Rule: Pregnancy planned
    Raises a planned pregnancy, so that mitoxantrone and the pregnancy are timed together. Sources: the US
    label and the AAN guideline of 2018; the article does not mention pregnancy.

    Scenario Outline: A planned pregnancy is timed with the prescriber
      Given the profile says
        | fact                 | value     |
        | planning a pregnancy | <planned> |
      When mitoxantrone is considered
      Then all/planning-pregnancy <outcome>

      Examples:
        | planned | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |

    Scenario: Plans for a pregnancy that nobody asked about are not ruled out
      When mitoxantrone is considered
      Then all/planning-pregnancy needs information as info
      And it asks for "planning a pregnancy"

  @all/travels-often
  Rule: Frequent travel
    Mentions that infusions such as mitoxantrone may suit people who travel often better than daily tablets.
    Source: the article.

    Scenario Outline: An infusion may suit frequent travelers
      Given the profile says
        | fact            | value     |
        | frequent travel | <travels> |
      When mitoxantrone is considered
      Then all/travels-often <outcome>

      Examples:
        | travels | outcome                          |
        | yes     | is flagged as a preference, info |
        | no      | is not flagged                   |

    Scenario: Travel is not asked about, since a preference is no medical concern
      When mitoxantrone is considered
      Then all/travels-often is not flagged
      And nothing is asked about "frequent travel"
