Feature: Where a person stands with a drug
  What is raised depends on whether a drug is considered, is given now, or was stopped. A drug that is given now or was
  stopped is looked at even where only another one is considered: some risks outlast the last infusion.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Rule: Where the person stands decides what is raised
    Before the first infusion, before every infusion, while on the drug, and after it was stopped.

    Scenario Outline: Each point of treatment has its own considerations
      Given the profile says
        | fact                          | value |
        | needed vaccines given in time | no    |
        | active infection              | yes   |
      And the therapies so far are
        | therapy  | status   | last dose  |
        | Lemtrada | <status> | 2025-10-01 |
      When <which> is considered
      Then lemtrada is assessed as <stage>
      And lemtrada/vaccinations <before first>
      And lemtrada/active-infection <before each>
      And lemtrada/blood-tests <before or during>
      And lemtrada/blood-tests-after <after>
      And lemtrada/no-live-vaccine <during or after>

      Examples:
        | status  | which                          | stage      | before first   | before each    | before or during | after          | during or after |
        | current | lemtrada                       | current    | is not flagged | is flagged     | is flagged       | is not flagged | is flagged      |
        | current | another infusion than lemtrada | current    | is not flagged | is flagged     | is flagged       | is not flagged | is flagged      |
        | stopped | lemtrada                       | considered | is flagged     | is flagged     | is flagged       | is flagged     | is flagged      |
        | stopped | another infusion than lemtrada | stopped    | is not flagged | is not flagged | is not flagged   | is flagged     | is flagged      |

    Scenario: A drug that was never given is looked at before its first infusion only
      Given the profile says
        | fact                          | value |
        | needed vaccines given in time | no    |
        | active infection              | yes   |
      And the therapies so far are
        | therapy |
      When lemtrada is considered
      Then lemtrada is assessed as considered
      And lemtrada/vaccinations is flagged
      And lemtrada/active-infection is flagged
      And lemtrada/blood-tests is flagged
      And lemtrada/blood-tests-after is not flagged
      And lemtrada/no-live-vaccine is not flagged

    Scenario: A drug that is neither considered nor among the therapies is not looked at
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | current | 2026-09-01 |
      When briumvi is considered
      Then briumvi is assessed as considered
      And ocrevus is assessed as current
      And lemtrada is not assessed

    Scenario: A drug that was stopped shows only what applies after it
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | stopped | 2026-09-01 |
      And the profile says
        | fact                        | value    |
        | active infection            | yes      |
        | hepatitis B surface antigen | positive |
        | PML, ever or suspected      | yes      |
        | new or lasting diarrhea     | yes      |
      When another infusion than ocrevus is considered
      Then ocrevus is assessed as stopped
      And ocrevus/active-infection is not flagged
      And ocrevus/hepatitis-b is not flagged
      And ocrevus/pml-ever is not flagged
      And ocrevus/missed-dose is not flagged
      And ocrevus/new-diarrhea is flagged as warning
      And ocrevus/immunoglobulin-watch is flagged as info
      And ocrevus/no-live-vaccine is flagged as info
      And ocrevus/contraception-after needs information as warning

    Scenario: A drug that was stopped and is considered again shows what applies before and after
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | stopped | 2026-09-01 |
      And the profile says
        | fact             | value |
        | active infection | yes   |
      When ocrevus is considered
      Then ocrevus is assessed as considered
      And ocrevus/active-infection is flagged as critical
      And ocrevus/vaccinations needs information as warning
      And ocrevus/no-live-vaccine is flagged as info
      And ocrevus/missed-dose is not flagged

  Rule: Therapies that are not known leave every point of treatment open
    What applies only during or after a drug is then asked for, not taken to be absent.

    Scenario: Nobody asked about the therapies so far
      When lemtrada is considered
      Then lemtrada is assessed as considered
      And lemtrada/vaccinations needs information as warning
      And it asks for "needed vaccines given in time"
      And lemtrada/blood-tests is flagged as warning
      And lemtrada/blood-tests-after needs information as warning
      And it asks for "MS therapies so far"
      And lemtrada/no-live-vaccine needs information as info
      And it asks for "MS therapies so far"

    Scenario: A therapy that may go on or may have been stopped
      Given the therapies so far are
        | therapy  | last dose  |
        | Lemtrada | 2025-10-01 |
      When another infusion than lemtrada is considered
      Then lemtrada/blood-tests needs information as warning
      And it asks for "MS therapies so far"
      And lemtrada/blood-tests-after needs information as warning
      And it asks for "MS therapies so far"
      And lemtrada/no-live-vaccine is flagged as info

    Scenario: A therapy that may go on counts neither as another infusion now nor as none
      Given the therapies so far are
        | therapy | last dose  |
        | Tysabri | 2026-10-20 |
      When ocrevus is considered
      Then ocrevus/another-infusion needs information as warning
      And it asks for "MS therapies so far"
      And all/carry-over-from-natalizumab is flagged as warning

    Scenario: A day on which it was stopped says that it was stopped
      Given the therapies so far are
        | therapy | stopped    | last dose  |
        | Tysabri | 2026-10-25 | 2026-10-20 |
      When ocrevus is considered
      Then ocrevus/another-infusion is not flagged
      And tysabri is assessed as stopped
      And all/natalizumab-pml-watch-after is flagged as warning

    Scenario Outline: A natalizumab course without a brand counts for both
      Given the therapies so far are
        | therapy     | status   | last dose  |
        | natalizumab | <status> | 2026-11-01 |
      When ocrevus is considered
      Then ocrevus/another-infusion <now>
      And all/carry-over-from-natalizumab is flagged as warning
      And tysabri is assessed as <status>
      And all/natalizumab-pml-watch-after <after>
      And all/natalizumab-follow-up <during>
      And tyruko is assessed as <status>
      And all/natalizumab-pml-watch-after <after>
      And all/natalizumab-follow-up <during>

      Examples:
        | status  | now            | during            | after             |
        | current | is flagged     | needs information | is not flagged    |
        | stopped | is not flagged | is not flagged    | needs information |

  Rule: After mitoxantrone the heart is followed for good
    The US label asks for an LVEF every year after stopping, whatever the next therapy is.

    Scenario Outline: Four years after mitoxantrone the yearly LVEF is brought up, whatever is considered next
      Given the therapies so far are
        | therapy      | status  | last dose  |
        | mitoxantrone | stopped | 2022-11-22 |
      And the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | 2024-06-03 |
        | heart disease, now or before            | no         |
      When <next> is considered
      Then mitoxantrone is assessed as stopped
      And mitoxantrone/heart-after-stopping is flagged as monitoring, warning
      And mitoxantrone/lvef-yearly is flagged as monitoring, warning
      And mitoxantrone/lvef is not flagged
      And mitoxantrone is caution

      Examples:
        | next     |
        | briumvi  |
        | lemtrada |
        | ocrevus  |
        | tyruko   |
        | tysabri  |

    Scenario Outline: An LVEF is a year old after the day of its first anniversary
      Given the therapies so far are
        | therapy      | status  | last dose  |
        | mitoxantrone | stopped | 2022-11-22 |
      And the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | <measured> |
      When ocrevus is considered
      Then mitoxantrone is assessed as stopped
      And mitoxantrone/lvef-yearly <outcome>

      Examples:
        | measured   | outcome        |
        | 2025-11-22 | is not flagged |
        | 2025-11-21 | is flagged     |

    Scenario: Nobody knows when the LVEF was last measured after mitoxantrone
      Given the therapies so far are
        | therapy      | status  |
        | mitoxantrone | stopped |
      When briumvi is considered
      Then mitoxantrone is assessed as stopped
      And mitoxantrone/heart-after-stopping is flagged as warning
      And mitoxantrone/lvef-yearly needs information as warning
      And it asks for "left ventricular ejection fraction"

  Rule: After Lemtrada the tests go on until month 48
    Blood, urine and thyroid tests go on whatever the next therapy is; the yearly skin exam goes on after that.

    Scenario Outline: A year after Lemtrada its tests are brought up, whatever is considered next
      Given the therapies so far are
        | therapy  | status  | last dose  |
        | Lemtrada | stopped | 2025-09-15 |
      And the profile says
        | fact              | value      |
        | last thyroid test | 2026-06-01 |
        | last skin exam    | 2025-06-01 |
      When <next> is considered
      Then lemtrada is assessed as stopped
      And lemtrada/blood-tests-after is flagged as monitoring, warning
      And lemtrada/thyroid-tests-after is flagged as monitoring, warning
      And lemtrada/skin-exam is flagged as monitoring, warning
      And lemtrada/no-live-vaccine is flagged as monitoring, info

      Examples:
        | next         |
        | briumvi      |
        | mitoxantrone |
        | ocrevus      |
        | tyruko       |
        | tysabri      |

    Scenario Outline: The tests end with the 48th month, the skin exam does not
      Given the therapies so far are
        | therapy  | status  | last dose |
        | Lemtrada | stopped | <last>    |
      And the profile says
        | fact              | value |
        | last thyroid test | none  |
        | last skin exam    | none  |
      When another infusion than lemtrada is considered
      Then lemtrada is assessed as stopped
      And lemtrada/blood-tests-after <outcome>
      And lemtrada/thyroid-tests-after <outcome>
      And lemtrada/skin-exam is flagged as warning

      Examples:
        | last       | outcome        |
        | 2022-11-23 | is flagged     |
        | 2022-11-22 | is flagged     |
        | 2022-11-21 | is not flagged |

    Scenario: Nobody knows when the last dose was, so the tests may still be due
      Given the therapies so far are
        | therapy  | status  |
        | Lemtrada | stopped |
      When another infusion than lemtrada is considered
      Then lemtrada/blood-tests-after needs information as warning
      And it asks for "MS therapies so far"

    Scenario: A course that ended more than 48 months ago needs no date of its last dose
      Given the therapies so far are
        | therapy  | started    | stopped    |
        | Lemtrada | 2019-03-04 | 2020-03-06 |
      When another infusion than lemtrada is considered
      Then lemtrada is assessed as stopped
      And lemtrada/blood-tests-after is not flagged

  Rule: A stroke may come within 3 days of a Lemtrada dose
    The article names the first 3 days after a dose.

    Scenario Outline: The first days after a dose of Lemtrada, wherever the person stands with it
      Given the therapies so far are
        | therapy  | status   | last dose |
        | Lemtrada | <status> | <last>    |
      When <which> is considered
      Then lemtrada/dose-within-3-days <outcome>

      Examples:
        | status  | last       | which                          | outcome                |
        | current | 2026-11-22 | lemtrada                       | is flagged as critical |
        | current | 2026-11-19 | lemtrada                       | is flagged as critical |
        | current | 2026-11-18 | lemtrada                       | is not flagged         |
        | stopped | 2026-11-19 | another infusion than lemtrada | is flagged as critical |
        | stopped | 2026-11-18 | another infusion than lemtrada | is not flagged         |
        | unknown | 2026-11-19 | another infusion than lemtrada | is flagged as critical |
        | unknown | 2026-11-18 | another infusion than lemtrada | is not flagged         |

  Rule: Contraception goes on after the last infusion
    For as long as the US label says: 6 months after Briumvi and Ocrevus, 4 months after Lemtrada.

    Scenario Outline: The day on which the time after the last infusion is over
      Given the therapies so far are
        | therapy   | status  | last dose |
        | <therapy> | stopped | <last>    |
      And the profile says
        | fact                  | value |
        | could become pregnant | yes   |
        | using contraception   | no    |
      When another infusion than <drug> is considered
      Then <drug> is assessed as stopped
      And <drug>/contraception-after <outcome>

      Examples:
        | therapy  | drug     | last       | outcome               |
        | Ocrevus  | ocrevus  | 2026-05-23 | is flagged as warning |
        | Ocrevus  | ocrevus  | 2026-05-22 | is flagged as warning |
        | Ocrevus  | ocrevus  | 2026-05-21 | is not flagged        |
        | Briumvi  | briumvi  | 2026-05-22 | is flagged as warning |
        | Briumvi  | briumvi  | 2026-05-21 | is not flagged        |
        | Lemtrada | lemtrada | 2026-07-22 | is flagged as warning |
        | Lemtrada | lemtrada | 2026-07-21 | is not flagged        |

    Scenario: Someone who could not become pregnant is not asked about contraception
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | stopped | 2026-09-01 |
      And the profile says
        | fact                  | value |
        | could become pregnant | no    |
      When another infusion than ocrevus is considered
      Then ocrevus is assessed as stopped
      And ocrevus/contraception-after is not flagged

  Rule: Time passes between a live vaccine and an infusion
    The US labels ask for 4 weeks before Ocrevus and Briumvi, and 6 weeks before Lemtrada.

    Scenario Outline: The day on which the time after a live vaccine is over
      Given the profile says
        | fact              | value  |
        | last live vaccine | <last> |
      When <drug> is considered
      Then <drug>/live-vaccine <outcome>

      Examples:
        | drug     | last       | outcome                   |
        | ocrevus  | 2026-10-26 | is flagged as warning     |
        | ocrevus  | 2026-10-25 | is not flagged            |
        | ocrevus  | none       | is not flagged            |
        | ocrevus  | unknown    | needs information as info |
        | briumvi  | 2026-10-26 | is flagged as warning     |
        | briumvi  | 2026-10-25 | is not flagged            |
        | lemtrada | 2026-10-12 | is flagged as warning     |
        | lemtrada | 2026-10-11 | is not flagged            |

  Rule: Two infusions are not given together
    An infusion that is given now is raised for the one that is considered, and goes on being looked at itself.

    Scenario: Ocrevus is considered for someone on Tysabri
      Given the therapies so far are
        | therapy | status  | started    | last dose  |
        | Tysabri | current | 2025-11-22 | 2026-11-02 |
      When ocrevus is considered
      Then ocrevus is assessed as considered
      And ocrevus/another-infusion is flagged as warning
      And all/carry-over-from-natalizumab is flagged as warning
      And tysabri is assessed as current
      And all/natalizumab-monotherapy is not flagged
      And all/natalizumab-follow-up is flagged as info
      And all/natalizumab-pml-watch is flagged as warning

    Scenario: Tysabri is considered for someone on Ocrevus
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | current | 2026-09-01 |
      When tysabri is considered
      Then tysabri is assessed as considered
      And all/natalizumab-monotherapy is flagged as warning
      And all/natalizumab-carry-over is flagged as warning
      And ocrevus is assessed as current

    Scenario Outline: A therapy that is no infusion is not given together with Lemtrada either
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When lemtrada is considered
      Then lemtrada/another-infusion <outcome>

      Examples:
        | therapy  | status  | outcome               |
        | Kesimpta | current | is flagged as warning |
        | Kesimpta | stopped | is not flagged        |
        | Kesimpta | unknown | needs information     |
        | Lemtrada | current | is not flagged        |

    Scenario: Two infusions at once are raised for each
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Tysabri | current | 2026-11-02 |
        | Ocrevus | current | 2026-09-01 |
      When briumvi is considered
      Then briumvi/another-infusion is flagged as warning
      And ocrevus is assessed as current
      And ocrevus/another-infusion is flagged as warning
      And tysabri is assessed as current
      And all/natalizumab-monotherapy is flagged as warning

    Scenario: An infusion that was stopped is not another one now
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | stopped | 2026-09-01 |
      When briumvi is considered
      Then briumvi/another-infusion is not flagged
      And ocrevus is assessed as stopped

    Scenario: The next infusion of the same drug is not another one
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | current | 2026-06-01 |
      When ocrevus is considered
      Then ocrevus is assessed as current
      And ocrevus/another-infusion is not flagged

    Scenario: Tyruko is considered for someone on Tysabri
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Tysabri | current | 2026-11-02 |
      When tyruko is considered
      Then tyruko is assessed as considered
      And tyruko/tysabri-now is flagged as warning
      And all/natalizumab-monotherapy is not flagged
      And tysabri is assessed as current
      And tysabri/tyruko-now is not flagged

    Scenario Outline: Natalizumab is given alone, beside no other therapy of MS
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When tysabri is considered
      Then all/natalizumab-monotherapy <outcome>

      Examples:
        | therapy  | status  | outcome               |
        | Copaxone | current | is flagged as warning |
        | Copaxone | stopped | is not flagged        |
        | Copaxone | unknown | needs information     |
        | Tysabri  | current | is not flagged        |

  Rule: One drug under two names is one drug
    Brand, generic name and biosimilar are not counted twice, and none of them is lost.

    Scenario Outline: Months on Tysabri and on Tyruko add up
      Given the therapies so far are
        | therapy | status  | started         | last dose  |
        | Tysabri | stopped | 2024-06-01      | 2025-06-01 |
        | Tyruko  | current | <Tyruko begins> | 2026-11-10 |
      When tyruko is considered
      Then tyruko is assessed as current
      And all/natalizumab-pml-months <outcome>

      Examples:
        | Tyruko begins | outcome                |
        | 2025-11-23    | is not flagged         |
        | 2025-11-22    | is not flagged         |
        | 2025-11-21    | is flagged as critical |

    Scenario: Natalizumab without a brand adds to Tyruko
      Given the therapies so far are
        | therapy     | status  | started    | last dose  |
        | natalizumab | stopped | 2023-01-10 | 2024-07-10 |
        | Tyruko      | stopped | 2025-11-20 | 2026-07-20 |
      When tysabri is considered
      Then all/natalizumab-pml-months is flagged as critical

    Scenario Outline: A brand and its generic name are one therapy that failed, not two
      Given the therapies so far are
        | therapy  | outcome             |
        | <first>  | inadequate response |
        | <second> | inadequate response |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies <outcome>

      Examples:
        | first     | second            | outcome        |
        | Tecfidera | dimethyl fumarate | is flagged     |
        | Tysabri   | Tyruko            | is flagged     |
        | Tecfidera | Tysabri           | is not flagged |

    Scenario: Ocrevus Zunovo goes under the skin and is not Ocrevus, but holds the same drug
      Given the therapies so far are
        | therapy        | status  | last dose  |
        | Ocrevus Zunovo | current | 2026-09-01 |
      When briumvi is considered
      Then briumvi/another-infusion is flagged as warning
      And ocrevus is not assessed

    Scenario: Novantrone was mitoxantrone
      Given the therapies so far are
        | therapy    | status  | total mg per m2 |
        | Novantrone | stopped | 140             |
      When mitoxantrone is considered
      Then mitoxantrone/lifetime-dose is flagged as critical
      And mitoxantrone/heart-after-stopping is flagged as warning
