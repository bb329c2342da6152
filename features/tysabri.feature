Feature: Tysabri (natalizumab)
  What to raise with a clinician when a Tysabri infusion is considered.
  Sources: the article, the US label of Tysabri, the AAN guideline of 2018 and European advice.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Tysabri is summed up
    Given the profile says
      | fact                                                  | value      |
      | age                                                   | <age>      |
      | type of MS                                            | <type>     |
      | disease activity                                      | active     |
      | PML, ever or suspected                                | <PML>      |
      | anti-JC-virus antibody                                | <JC virus> |
      | anti-JC-virus antibody date                           | <tested>   |
      | anti-JC-virus antibody index                          | 0.3        |
      | last plasma exchange                                  | none       |
      | last immunoglobulin infusion                          | none       |
      | immunosuppressant, before                             | <before>   |
      | immunosuppressant, now                                | no         |
      | weakened immune system                                | no         |
      | HIV                                                   | negative   |
      | liver disease                                         | <liver>    |
      | liver tests                                           | normal     |
      | herpes infection, ever                                | no         |
      | repeated infections, such as urinary tract infections | no         |
      | depression                                            | no         |
      | severe allergic or infusion reactions                 | none       |
      | last MRI of the brain                                 | 2026-11-02 |
      | pregnant                                              | no         |
      | breastfeeding                                         | no         |
      | planning a pregnancy                                  | no         |
      | enrolled in TOUCH                                     | <enrolled> |
    And the therapies so far are
      | therapy  | status  |
      | Copaxone | stopped |
    When tysabri is considered
    Then tysabri is <status>

    Examples:
      | age     | type    | PML     | JC virus | tested     | liver   | before  | enrolled | status             |
      | 34      | RRMS    | no      | negative | 2026-11-02 | no      | no      | yes      | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | yes     | no      | yes      | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | unknown | no      | yes      | caution            |
      | 34      | RRMS    | no      | positive | 2026-11-02 | no      | no      | yes      | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | no      | no      | no       | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | no      | yes     | yes      | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | no      | unknown | yes      | information needed |
      | 34      | RRMS    | no      | negative | 2026-11-02 | no      | no      | unknown  | information needed |
      | 34      | RRMS    | no      | unknown  | unknown    | no      | no      | yes      | information needed |
      | 34      | RRMS    | no      | negative | 2026-01-10 | yes     | no      | yes      | information needed |
      | 34      | RRMS    | unknown | negative | 2026-11-02 | no      | no      | yes      | information needed |
      | 34      | unknown | no      | negative | 2026-11-02 | no      | no      | yes      | information needed |
      | unknown | RRMS    | no      | negative | 2026-11-02 | no      | no      | yes      | information needed |
      | 34      | PPMS    | no      | negative | 2026-11-02 | no      | no      | yes      | not indicated      |
      | 34      | PPMS    | unknown | unknown  | unknown    | unknown | no      | yes      | not indicated      |
      | 17      | RRMS    | no      | negative | 2026-11-02 | no      | no      | yes      | not indicated      |
      | 17      | unknown | unknown | unknown  | unknown    | unknown | no      | yes      | not indicated      |
      | 34      | RRMS    | yes     | negative | 2026-11-02 | no      | no      | yes      | contraindicated    |
      | 34      | PPMS    | yes     | positive | 2026-11-02 | yes     | no      | yes      | contraindicated    |
      | 17      | PPMS    | yes     | positive | 2026-11-02 | yes     | no      | yes      | contraindicated    |

  Scenario: A severe reaction to natalizumab rules Tysabri out even when nothing else is known
    Given the profile says
      | fact                                  | value       |
      | severe allergic or infusion reactions | natalizumab |
    When tysabri is considered
    Then tysabri is contraindicated

  Scenario: Knowing nothing about a person never clears Tysabri
    When tysabri is considered
    Then tysabri is information needed

  Scenario Outline: What precedes an infusion no longer matters once Tysabri was stopped
    Given the profile says
      | fact                   | value |
      | frequent travel        | yes   |
      | a daily tablet is hard | yes   |
      | cold storage is hard   | yes   |
    And the therapies so far are
      | therapy | status  |
      | Tysabri | stopped |
      | Tyruko  | current |
      | Ocrevus | current |
    When another infusion than tysabri is considered
    Then <rule> is not flagged

    Examples:
      | rule                                  |
      | all/natalizumab-adults-only           |
      | all/natalizumab-breastfeeding         |
      | all/natalizumab-depression            |
      | all/natalizumab-herpes                |
      | all/natalizumab-hiv                   |
      | all/natalizumab-immunocompromised     |
      | all/natalizumab-immunosuppressant-now |
      | all/natalizumab-jcv-index-aan         |
      | all/natalizumab-jcv-index-eu          |
      | all/natalizumab-jcv-test-timing       |
      | all/natalizumab-liver-disease         |
      | all/natalizumab-liver-tests           |
      | all/natalizumab-monotherapy           |
      | all/natalizumab-pml-ever              |
      | all/natalizumab-pml-immunosuppressant |
      | all/natalizumab-pml-jc-virus          |
      | all/natalizumab-pml-months            |
      | all/natalizumab-pml-watch             |
      | all/natalizumab-pregnancy             |
      | all/natalizumab-recurrent-infections  |
      | all/natalizumab-relapsing-ms          |
      | all/natalizumab-severe-reaction       |
      | tysabri/touch-program                 |
      | tysabri/tyruko-now                    |
      | all/planning-pregnancy                |
      | all/cold-storage-difficult            |
      | all/daily-tablet-difficult            |
      | all/travels-often                     |

  Scenario Outline: What nobody told is asked before every infusion, also while on Tysabri
    Given the therapies so far are
      | therapy | status  |
      | Tysabri | current |
    When tysabri is considered
    Then <rule> needs information
    And it asks for "<fact>"

    Examples:
      | rule                                  | fact                                                  |
      | all/natalizumab-adults-only           | age                                                   |
      | all/natalizumab-breastfeeding         | breastfeeding                                         |
      | all/natalizumab-depression            | depression                                            |
      | all/natalizumab-herpes                | herpes infection, ever                                |
      | all/natalizumab-hiv                   | HIV                                                   |
      | all/natalizumab-immunocompromised     | weakened immune system                                |
      | all/natalizumab-immunosuppressant-now | immunosuppressant, now                                |
      | all/natalizumab-jcv-index-aan         | anti-JC-virus antibody index                          |
      | all/natalizumab-jcv-test-timing       | anti-JC-virus antibody                                |
      | all/natalizumab-liver-disease         | liver disease                                         |
      | all/natalizumab-liver-tests           | liver tests                                           |
      | all/natalizumab-pml-ever              | PML, ever or suspected                                |
      | all/natalizumab-pml-immunosuppressant | immunosuppressant, before                             |
      | all/natalizumab-pml-jc-virus          | anti-JC-virus antibody                                |
      | all/natalizumab-pml-months            | months on natalizumab                                 |
      | all/natalizumab-pregnancy             | pregnant                                              |
      | all/natalizumab-recurrent-infections  | repeated infections, such as urinary tract infections |
      | all/natalizumab-severe-reaction       | severe allergic or infusion reactions                 |
      | tysabri/touch-program                 | enrolled in TOUCH                                     |
      | all/planning-pregnancy                | planning a pregnancy                                  |

  Scenario Outline: What is always raised, or was found among the therapies, is raised before every infusion
    Given the therapies so far are
      | therapy | status  |
      | Tysabri | current |
      | Tyruko  | current |
      | Ocrevus | current |
    When tysabri is considered
    Then <rule> is flagged

    Examples:
      | rule                        |
      | all/natalizumab-monotherapy |
      | all/natalizumab-pml-watch   |
      | tysabri/tyruko-now          |

  Scenario Outline: Where nothing is known, the therapies and the last MRI are asked for too
    When tysabri is considered
    Then <rule> needs information
    And it asks for "<fact>"

    Examples:
      | rule                        | fact                  |
      | all/natalizumab-brain-mri   | last MRI of the brain |
      | all/natalizumab-monotherapy | MS therapies so far   |
      | all/natalizumab-restart     | MS therapies so far   |
      | tysabri/tyruko-now          | MS therapies so far   |

  Scenario Outline: A preference is no medical concern and is not asked about
    When tysabri is considered
    Then <rule> is not flagged
    And nothing is asked about "<fact>"

    Examples:
      | rule                       | fact                   |
      | all/cold-storage-difficult | cold storage is hard   |
      | all/daily-tablet-difficult | a daily tablet is hard |
      | all/travels-often          | frequent travel        |

  @all/natalizumab-active-infection
  Rule: Active infection
    Raises an active infection, because the US label warns of infections; it does not rule natalizumab out during one.

    Scenario Outline: An infection is raised before a natalizumab infusion
      Given the profile says
        | fact             | value       |
        | active infection | <infection> |
      When tysabri is considered
      Then all/natalizumab-active-infection <outcome>

      Examples:
        | infection | outcome                             |
        | yes       | is flagged as a precaution, warning |
        | no        | is not flagged                      |
        | unknown   | needs information as warning        |

    Scenario Outline: An infection matters before every infusion and not after the last
      Given the profile says
        | fact             | value |
        | active infection | yes   |
      And the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When another infusion than tysabri is considered
      Then all/natalizumab-active-infection <outcome>

      Examples:
        | status  | outcome        |
        | current | is flagged     |
        | stopped | is not flagged |

  @all/natalizumab-adults-only
  Rule: Age under 18
    Raises an age under 18, because the US label describes Tysabri for adults only. Source: the US label of
    Tysabri; the article gives no age.

    Scenario Outline: Tysabri is described for adults only
      Given the profile says
        | fact | value |
        | age  | <age> |
      When tysabri is considered
      Then all/natalizumab-adults-only <outcome>

      Examples:
        | age     | outcome                              |
        | 0       | is flagged as an indication, warning |
        | 17      | is flagged as an indication, warning |
        | 17.4    | is flagged as an indication, warning |
        | 17.9    | is flagged as an indication, warning |
        | 18      | is not flagged                       |
        | 18.5    | is not flagged                       |
        | 19      | is not flagged                       |
        | 80      | is not flagged                       |
        | unknown | needs information as warning         |

  @all/natalizumab-brain-mri
  Rule: No MRI of the brain in the last 3 months
    Before the first infusion only: raises that there is no MRI of the brain from the last 3 months, because
    one comes before treatment. Source: the US label of Tysabri; the 3 months are this project's proposal.

    Scenario Outline: An MRI of the brain comes before the first infusion
      Given the profile says
        | fact                  | value   |
        | last MRI of the brain | <taken> |
      When tysabri is considered
      Then all/natalizumab-brain-mri <outcome>

      Examples:
        | taken      | outcome                              |
        | 2026-11-22 | is not flagged                       |
        | 2026-09-07 | is not flagged                       |
        | 2026-08-22 | is not flagged                       |
        | 2026-08-21 | is flagged as a requirement, warning |
        | 2026-08-07 | is flagged as a requirement, warning |
        | 2026-07-22 | is flagged as a requirement, warning |
        | 2024-01-10 | is flagged as a requirement, warning |
        | none       | is flagged as a requirement, warning |
        | unknown    | needs information as warning         |

    Scenario Outline: An MRI of the brain before treatment is asked only of people about to begin
      Given the profile says
        | fact                  | value      |
        | last MRI of the brain | 2024-01-10 |
      And the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-brain-mri <outcome>

      Examples:
        | status  | infusion                      | outcome                              |
        | current | tysabri                       | is not flagged                       |
        | current | another infusion than tysabri | is not flagged                       |
        | stopped | another infusion than tysabri | is not flagged                       |
        | stopped | tysabri                       | is flagged as a requirement, warning |

  @all/natalizumab-breastfeeding
  Rule: Breastfeeding
    Raises breastfeeding, because natalizumab passes into milk. Source: the US label of Tysabri.

    Scenario Outline: Natalizumab passes into milk
      Given the profile says
        | fact          | value           |
        | breastfeeding | <breastfeeding> |
      When tysabri is considered
      Then all/natalizumab-breastfeeding <outcome>

      Examples:
        | breastfeeding | outcome                             |
        | yes           | is flagged as a precaution, warning |
        | no            | is not flagged                      |
        | unknown       | needs information as info           |

  @all/natalizumab-carry-over
  Rule: Long-acting MS therapy, now or before
    Before the first infusion only: raises alemtuzumab, mitoxantrone, ocrelizumab or ublituximab, now or before,
    because its effect may last and add up. Source: general knowledge.

    Scenario Outline: A long-acting therapy may still act when Tysabri begins
      Given the profile says
        | fact                  | value |
        | cancer, now or before | no    |
      And the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When tysabri is considered
      Then all/natalizumab-carry-over <outcome>

      Examples:
        | therapy        | status  | outcome                             |
        | Lemtrada       | stopped | is flagged as a precaution, warning |
        | Campath        | stopped | is flagged as a precaution, warning |
        | mitoxantrone   | stopped | is flagged as a precaution, warning |
        | Ocrevus        | current | is flagged as a precaution, warning |
        | Ocrevus Zunovo | stopped | is flagged as a precaution, warning |
        | Briumvi        | unknown | is flagged as a precaution, warning |
        | Copaxone       | stopped | is not flagged                      |
        | Tyruko         | stopped | is not flagged                      |

    Scenario Outline: A misspelt name may mean a long-acting therapy
      Given the profile says
        | fact                  | value |
        | cancer, now or before | no    |
      And the therapies so far are
        | therapy    | status  |
        | <misspelt> | stopped |
      When tysabri is considered
      Then all/natalizumab-carry-over needs information as info

      Examples:
        | misspelt    |
        | Lemtrda     |
        | mitoxantron |
        | Ocrevuss    |
        | Briumvy     |

    Scenario: Mitoxantrone for cancer is not among the therapies of MS
      Given the therapies so far are
        | therapy  | status  |
        | Copaxone | stopped |
      When tysabri is considered
      Then all/natalizumab-carry-over needs information as info
      And it asks for "lifetime mitoxantrone dose"

    Scenario Outline: A long-acting therapy before matters to people about to begin
      Given the therapies so far are
        | therapy | status   |
        | Ocrevus | stopped  |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-carry-over <outcome>

      Examples:
        | status  | infusion                      | outcome                             |
        | current | tysabri                       | is not flagged                      |
        | current | another infusion than tysabri | is not flagged                      |
        | stopped | another infusion than tysabri | is not flagged                      |
        | stopped | tysabri                       | is flagged as a precaution, warning |

    Scenario: Long-acting therapies that nobody asked about are not ruled out
      When tysabri is considered
      Then all/natalizumab-carry-over needs information as info
      And it asks for "MS therapies so far" and "lifetime mitoxantrone dose"

  @all/natalizumab-depression
  Rule: Depression
    Mentions depression, because it is among the most common side effects of natalizumab. Sources: the article
    and the US label of Tysabri, understood to list it as well; this was not read in the label itself.

    Scenario Outline: Depression is a common side effect of natalizumab
      Given the profile says
        | fact       | value        |
        | depression | <depression> |
      When tysabri is considered
      Then all/natalizumab-depression <outcome>

      Examples:
        | depression | outcome                          |
        | yes        | is flagged as a precaution, info |
        | no         | is not flagged                   |
        | unknown    | needs information as info        |

  @all/natalizumab-follow-up
  Rule: Visits while on natalizumab
    While on Tysabri only, always raised: a visit at 3 and 6 months and every 6 months after that. Source: the
    US label of Tysabri.

    Scenario Outline: Visits are planned while on Tysabri
      Given the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-follow-up <outcome>

      Examples:
        | status  | infusion                      | outcome                        |
        | current | tysabri                       | is flagged as monitoring, info |
        | current | another infusion than tysabri | is flagged as monitoring, info |
        | stopped | tysabri                       | is not flagged                 |
        | stopped | another infusion than tysabri | is not flagged                 |

    Scenario: Before the first infusion no such visit is due
      Given the therapies so far are
        | therapy | status |
      When tysabri is considered
      Then all/natalizumab-follow-up is not flagged

    Scenario: Whether Tysabri is given now has to be known
      When tysabri is considered
      Then all/natalizumab-follow-up needs information as info
      And it asks for "MS therapies so far"

  @all/natalizumab-herpes
  Rule: Herpes infection, ever
    Raises a herpes infection at any time, because with natalizumab herpes can reach the brain. Sources: the
    article and the US label of Tysabri.

    Scenario Outline: With natalizumab herpes can reach the brain
      Given the profile says
        | fact                   | value    |
        | herpes infection, ever | <herpes> |
      When tysabri is considered
      Then all/natalizumab-herpes <outcome>

      Examples:
        | herpes  | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as warning        |

  @all/natalizumab-hiv
  Rule: HIV
    Raises a positive HIV test, since HIV is among the conditions in which natalizumab is ordinarily not
    given. Source: the US label of Tysabri.

    Scenario Outline: With HIV natalizumab is ordinarily not given
      Given the profile says
        | fact | value |
        | HIV  | <HIV> |
      When tysabri is considered
      Then all/natalizumab-hiv <outcome>

      Examples:
        | HIV      | outcome                              |
        | positive | is flagged as a precaution, critical |
        | negative | is not flagged                       |
        | unknown  | needs information as info            |

  @all/natalizumab-immunocompromised
  Rule: Weakened immune system
    Raises a weakened immune system, in which natalizumab is ordinarily not given. Source: the US label of
    Tysabri.

    Scenario Outline: With a weakened immune system natalizumab is ordinarily not given
      Given the profile says
        | fact                   | value      |
        | weakened immune system | <weakened> |
      When tysabri is considered
      Then all/natalizumab-immunocompromised <outcome>

      Examples:
        | weakened | outcome                              |
        | yes      | is flagged as a precaution, critical |
        | no       | is not flagged                       |
        | unknown  | needs information as critical        |

  @all/natalizumab-immunosuppressant-now
  Rule: Immunosuppressant now
    Raises an immunosuppressant taken now, because natalizumab is ordinarily not combined with one. Source:
    the US label of Tysabri.

    Scenario Outline: Natalizumab is ordinarily not combined with an immunosuppressant
      Given the profile says
        | fact                   | value |
        | immunosuppressant, now | <now> |
      When tysabri is considered
      Then all/natalizumab-immunosuppressant-now <outcome>

      Examples:
        | now     | outcome                              |
        | yes     | is flagged as a precaution, critical |
        | no      | is not flagged                       |
        | unknown | needs information as critical        |

    Scenario: An immunosuppressant among the therapies now counts
      Given the therapies so far are
        | therapy      | status  |
        | azathioprine | current |
      When tysabri is considered
      Then all/natalizumab-immunosuppressant-now is flagged as a precaution, critical

  @all/natalizumab-jcv-index-aan
  Rule: JC virus antibody index above 0.9
    Raises an index of the JC virus antibody test above 0.9, as the AAN guideline of 2018 does, read in a
    summary. The US label of Tysabri is understood to give no cut-off.

    Scenario Outline: Above 0.9 the AAN guideline asks to consider another therapy
      Given the profile says
        | fact                         | value   |
        | anti-JC-virus antibody index | <index> |
      When tysabri is considered
      Then all/natalizumab-jcv-index-aan <outcome>

      Examples:
        | index   | outcome                             |
        | 1       | is flagged as a precaution, warning |
        | 1.5     | is flagged as a precaution, warning |
        | 3       | is flagged as a precaution, warning |
        | 0       | is not flagged                      |
        | 0.8     | is not flagged                      |
        | 0.9     | is not flagged                      |
        | unknown | needs information as info           |

  @all/natalizumab-jcv-index-eu
  Rule: JC virus antibody index above 1.5 and more than 24 months
    Raises an index above 1.5 together with more than 24 months on natalizumab, which the EU text counts as a
    higher risk of PML; that 1.5 is the limit was read in writings of experts. The US label of Tysabri is
    understood to give no cut-off.

    Scenario Outline: A high index counts as a higher risk of PML after more than 24 months
      Given the profile says
        | fact                         | value    |
        | anti-JC-virus antibody index | <index>  |
        | months on natalizumab        | <months> |
      When tysabri is considered
      Then all/natalizumab-jcv-index-eu <outcome>

      Examples:
        | index   | months  | outcome                             |
        | 1.6     | 25      | is flagged as a precaution, warning |
        | 1.6     | 24.2    | is flagged as a precaution, warning |
        | 1.6     | 24      | is not flagged                      |
        | 1.6     | 23      | is not flagged                      |
        | 1.5     | 25      | is not flagged                      |
        | 1.4     | 25      | is not flagged                      |
        | 0.8     | 60      | is not flagged                      |
        | 3       | 12      | is not flagged                      |
        | 3       | 60      | is flagged as a precaution, warning |
        | 1.5     | unknown | is not flagged                      |
        | unknown | 24      | is not flagged                      |

    Scenario Outline: What is missing of index and months is asked
      Given the profile says
        | fact                         | value    |
        | anti-JC-virus antibody index | <index>  |
        | months on natalizumab        | <months> |
      When tysabri is considered
      Then all/natalizumab-jcv-index-eu needs information as info
      And it asks for <asked>

      Examples:
        | index   | months  | asked                                                      |
        | 1.6     | unknown | "months on natalizumab"                                    |
        | unknown | 25      | "anti-JC-virus antibody index"                             |
        | unknown | unknown | "anti-JC-virus antibody index" and "months on natalizumab" |

  @all/natalizumab-jcv-test-timing
  Rule: JC virus antibody test after plasma exchange or immunoglobulin
    Raises a JC virus antibody test taken less than 14 days after plasma exchange or less than 6 months after
    immunoglobulin, because the result may mislead. The last one given after the test leaves open what came
    before it. Source: the US label of Tysabri.

    Scenario Outline: Plasma exchange or immunoglobulin shortly before the test can mislead
      Given the profile says
        | fact                         | value            |
        | anti-JC-virus antibody       | negative         |
        | anti-JC-virus antibody date  | <tested>         |
        | last plasma exchange         | <exchange>       |
        | last immunoglobulin infusion | <immunoglobulin> |
      When tysabri is considered
      Then all/natalizumab-jcv-test-timing <outcome>

      Examples:
        | tested     | exchange   | immunoglobulin | outcome                             |
        | 2026-11-02 | none       | none           | is not flagged                      |
        | 2026-11-02 | 2026-11-02 | none           | is flagged as a precaution, warning |
        | 2026-11-02 | 2026-10-20 | none           | is flagged as a precaution, warning |
        | 2026-11-02 | 2026-10-19 | none           | is not flagged                      |
        | 2026-11-02 | 2026-10-18 | none           | is not flagged                      |
        | 2026-11-02 | none       | 2026-11-02     | is flagged as a precaution, warning |
        | 2026-11-02 | none       | 2026-06-02     | is flagged as a precaution, warning |
        | 2026-11-02 | none       | 2026-05-17     | is flagged as a precaution, warning |
        | 2026-11-02 | none       | 2026-05-03     | is flagged as a precaution, warning |
        | 2026-11-02 | none       | 2026-05-02     | is not flagged                      |
        | 2026-11-02 | none       | 2026-04-17     | is not flagged                      |
        | 2026-11-02 | none       | 2026-04-02     | is not flagged                      |
        | 2026-11-02 | 2026-10-20 | unknown        | is flagged as a precaution, warning |
        | 2026-11-02 | unknown    | 2026-05-03     | is flagged as a precaution, warning |

    Scenario Outline: What is missing about the test, or about what came before it, is asked
      Given the profile says
        | fact                         | value            |
        | anti-JC-virus antibody       | negative         |
        | anti-JC-virus antibody date  | <tested>         |
        | last plasma exchange         | <exchange>       |
        | last immunoglobulin infusion | <immunoglobulin> |
      When tysabri is considered
      Then all/natalizumab-jcv-test-timing needs information as info
      And it asks for <asked>

      Examples:
        | tested     | exchange   | immunoglobulin | asked                                                     |
        | 2026-11-02 | unknown    | none           | "last plasma exchange"                                    |
        | 2026-11-02 | none       | unknown        | "last immunoglobulin infusion"                            |
        | 2026-11-02 | unknown    | unknown        | "last plasma exchange" and "last immunoglobulin infusion" |
        | unknown    | 2026-10-20 | none           | "anti-JC-virus antibody"                                  |
        | unknown    | none       | 2026-10-20     | "anti-JC-virus antibody"                                  |
        | 2026-11-02 | 2026-11-10 | none           | "anti-JC-virus antibody"                                  |
        | 2026-11-02 | none       | 2026-11-10     | "anti-JC-virus antibody"                                  |

  @all/natalizumab-live-vaccine
  Rule: No data on live vaccines with natalizumab
    Before the first infusion and while on Tysabri, always raised: there are no data on live vaccines. Source:
    the US label of Tysabri, not read in the label itself.

    Scenario Outline: Live vaccines matter before and during treatment
      Given the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-live-vaccine <outcome>

      Examples:
        | status  | infusion                      | outcome                        |
        | current | tysabri                       | is flagged as monitoring, info |
        | current | another infusion than tysabri | is flagged as monitoring, info |
        | stopped | tysabri                       | is flagged as monitoring, info |
        | stopped | another infusion than tysabri | is not flagged                 |

  @all/natalizumab-liver-disease
  Rule: Liver disease
    Raises liver disease, because liver injury has been reported with natalizumab. Sources: the article and
    the US label of Tysabri.

    Scenario Outline: Liver injury has been reported with natalizumab
      Given the profile says
        | fact          | value           |
        | liver disease | <liver disease> |
      When tysabri is considered
      Then all/natalizumab-liver-disease <outcome>

      Examples:
        | liver disease | outcome                             |
        | yes           | is flagged as a precaution, warning |
        | no            | is not flagged                      |
        | unknown       | needs information as warning        |

  @all/natalizumab-liver-tests
  Rule: Raised liver tests
    Raises liver tests that are too high, because liver injury has been reported with natalizumab. Sources:
    the article and the US label of Tysabri.

    Scenario Outline: Raised liver tests can be a sign of liver injury, which natalizumab may cause
      Given the profile says
        | fact        | value         |
        | liver tests | <liver tests> |
      When tysabri is considered
      Then all/natalizumab-liver-tests <outcome>

      Examples:
        | liver tests | outcome                             |
        | raised      | is flagged as a precaution, warning |
        | normal      | is not flagged                      |
        | unknown     | needs information as warning        |

  @all/natalizumab-monotherapy
  Rule: Another MS therapy now
    Raises any other therapy of MS that is under way, because Tysabri is described as the only MS drug.
    Sources: the US label of Tysabri; that no two of the six infusions go together is general knowledge.

    Scenario Outline: Tysabri is described as the only MS drug
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When tysabri is considered
      Then all/natalizumab-monotherapy <outcome>

      Examples:
        | therapy      | status  | outcome                             |
        | Lemtrada     | current | is flagged as a precaution, warning |
        | Lemtrada     | stopped | is not flagged                      |
        | Lemtrada     |         | needs information as warning        |
        | mitoxantrone | current | is flagged as a precaution, warning |
        | mitoxantrone | stopped | is not flagged                      |
        | mitoxantrone |         | needs information as warning        |
        | Ocrevus      | current | is flagged as a precaution, warning |
        | Ocrevus      | stopped | is not flagged                      |
        | Ocrevus      |         | needs information as warning        |
        | Briumvi      | current | is flagged as a precaution, warning |
        | Briumvi      | stopped | is not flagged                      |
        | Briumvi      |         | needs information as warning        |
        | Tecfidera    | current | is flagged as a precaution, warning |
        | Tecfidera    | stopped | is not flagged                      |
        | Tecfidera    |         | needs information as warning        |
        | Zunovo       | current | is flagged as a precaution, warning |
        | Campath      | current | is flagged as a precaution, warning |
        | Tysabri      | current | is not flagged                      |
        | Tyruko       | current | is not flagged                      |

  @all/natalizumab-mri-high-risk
  Rule: No MRI of the brain in the last 6 months, at higher risk of PML
    While on Tysabri only: raises that there is no MRI of the brain from the last 6 months where the index of
    the JC virus antibody test is above 1.5 and natalizumab has been given for more than 24 months. Source:
    European advice, read in copies and summaries.

    Scenario Outline: At a higher risk of PML an MRI comes every 3 to 6 months
      Given the profile says
        | fact                         | value    |
        | anti-JC-virus antibody index | <index>  |
        | months on natalizumab        | <months> |
        | last MRI of the brain        | <taken>  |
      And the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-mri-high-risk <outcome>

      Examples:
        | index   | months  | taken      | status  | infusion                      | outcome                           |
        | 1.6     | 25      | 2026-11-02 | current | another infusion than tysabri | is not flagged                    |
        | 1.6     | 25      | 2026-06-07 | current | another infusion than tysabri | is not flagged                    |
        | 1.6     | 25      | 2026-05-22 | current | another infusion than tysabri | is not flagged                    |
        | 1.6     | 25      | 2026-05-21 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 1.6     | 25      | 2026-05-07 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 1.6     | 25      | 2026-04-22 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 1.6     | 25      | none       | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 1.6     | 24.2    | 2026-05-21 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 1.6     | 24      | 2026-05-21 | current | another infusion than tysabri | is not flagged                    |
        | 1.6     | 23      | 2026-05-21 | current | another infusion than tysabri | is not flagged                    |
        | 1.5     | 25      | 2026-05-21 | current | another infusion than tysabri | is not flagged                    |
        | 1.4     | 25      | 2026-05-21 | current | another infusion than tysabri | is not flagged                    |
        | 1.5     | unknown | unknown    | current | another infusion than tysabri | is not flagged                    |
        | unknown | 24      | unknown    | current | another infusion than tysabri | is not flagged                    |
        | unknown | unknown | 2026-05-22 | current | another infusion than tysabri | is not flagged                    |
        | 3       | 60      | 2024-01-10 | current | tysabri                       | is flagged as monitoring, warning |
        | 3       | 60      | 2024-01-10 | stopped | tysabri                       | is not flagged                    |
        | 3       | 60      | 2024-01-10 | stopped | another infusion than tysabri | is not flagged                    |

    Scenario Outline: What is missing of index, months and MRI is asked
      Given the profile says
        | fact                         | value    |
        | anti-JC-virus antibody index | <index>  |
        | months on natalizumab        | <months> |
        | last MRI of the brain        | <taken>  |
      And the therapies so far are
        | therapy | status  |
        | Tysabri | current |
      When tysabri is considered
      Then all/natalizumab-mri-high-risk needs information as info
      And it asks for <asked>

      Examples:
        | index   | months  | taken      | asked                          |
        | unknown | 25      | 2026-05-21 | "anti-JC-virus antibody index" |
        | 1.6     | unknown | 2026-05-21 | "months on natalizumab"        |
        | 1.6     | 25      | unknown    | "last MRI of the brain"        |

    Scenario: Without anything known the therapies are asked as well
      When tysabri is considered
      Then all/natalizumab-mri-high-risk needs information as info
      And it asks for "MS therapies so far" and "anti-JC-virus antibody index" and "months on natalizumab" and "last MRI of the brain"

  @all/natalizumab-mri-yearly
  Rule: No MRI of the brain in the last 12 months
    While on Tysabri only: raises that there is no MRI of the brain from the last 12 months. Source: European
    advice, read in copies and summaries.

    Scenario Outline: European advice is an MRI of the brain every year while on Tysabri
      Given the profile says
        | fact                  | value   |
        | last MRI of the brain | <taken> |
      And the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-mri-yearly <outcome>

      Examples:
        | taken      | status  | infusion                      | outcome                           |
        | 2026-11-02 | current | another infusion than tysabri | is not flagged                    |
        | 2025-12-07 | current | another infusion than tysabri | is not flagged                    |
        | 2025-11-22 | current | another infusion than tysabri | is not flagged                    |
        | 2025-11-21 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 2025-11-07 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | 2025-10-22 | current | another infusion than tysabri | is flagged as monitoring, warning |
        | none       | current | another infusion than tysabri | is flagged as monitoring, warning |
        | unknown    | current | another infusion than tysabri | needs information as warning      |
        | 2024-01-10 | current | tysabri                       | is flagged as monitoring, warning |
        | 2024-01-10 | stopped | tysabri                       | is not flagged                    |
        | 2024-01-10 | stopped | another infusion than tysabri | is not flagged                    |

    Scenario: Without therapies and MRI both are asked
      When tysabri is considered
      Then all/natalizumab-mri-yearly needs information as warning
      And it asks for "MS therapies so far" and "last MRI of the brain"

  @all/natalizumab-pml-after
  Rule: PML, ever or suspected, after natalizumab
    After Tysabri was stopped only: raises PML that was diagnosed or suspected at any time, however long ago the last
    infusion was. Source: the US label of Tysabri, which asks to watch for PML after the last infusion too.

    Scenario Outline: PML may show after the last infusion
      Given the profile says
        | fact                   | value |
        | PML, ever or suspected | <PML> |
      And the therapies so far are
        | therapy | status   | last dose   |
        | Tysabri | <status> | <last dose> |
      When <infusion> is considered
      Then all/natalizumab-pml-after <outcome>

      Examples:
        | PML     | status  | last dose  | infusion                      | outcome                              |
        | yes     | stopped | 2026-11-02 | another infusion than tysabri | is flagged as a precaution, critical |
        | yes     | stopped | 2019-03-04 | another infusion than tysabri | is flagged as a precaution, critical |
        | yes     | stopped | unknown    | another infusion than tysabri | is flagged as a precaution, critical |
        | yes     | stopped | 2026-11-02 | tysabri                       | is flagged as a precaution, critical |
        | yes     | current | 2026-11-02 | tysabri                       | is not flagged                       |
        | yes     | current | 2026-11-02 | another infusion than tysabri | is not flagged                       |
        | yes     | unknown | 2026-11-02 | another infusion than tysabri | needs information as info            |
        | no      | stopped | 2026-11-02 | another infusion than tysabri | is not flagged                       |
        | unknown | stopped | 2026-11-02 | another infusion than tysabri | needs information as info            |

    Scenario: PML after natalizumab that nobody asked about
      When tysabri is considered
      Then all/natalizumab-pml-after needs information as info
      And it asks for "MS therapies so far" and "PML, ever or suspected"

    Scenario: PML matters before the first infusion by another rule
      Given the profile says
        | fact                   | value |
        | PML, ever or suspected | yes   |
      And the therapies so far are
        | therapy |
      When tysabri is considered
      Then all/natalizumab-pml-after is not flagged
      And all/natalizumab-pml-ever is flagged

  @all/natalizumab-pml-ever
  Rule: PML, ever or suspected
    Raises PML that was diagnosed or suspected at any time. Sources: the article, which warns of PML, and the
    US label of Tysabri, which rules natalizumab out for anyone who has or has had PML.

    Scenario Outline: Natalizumab is ruled out for anyone who has or has had PML
      Given the profile says
        | fact                   | value |
        | PML, ever or suspected | <PML> |
      When tysabri is considered
      Then all/natalizumab-pml-ever <outcome>

      Examples:
        | PML     | outcome                                    |
        | yes     | is flagged as a contraindication, critical |
        | no      | is not flagged                             |
        | unknown | needs information as critical              |

  @all/natalizumab-pml-immunosuppressant
  Rule: Earlier immunosuppressant
    Raises an immunosuppressant taken before, because it adds to the risk of PML. One of three factors, with
    JC virus antibodies and the months of treatment. Source: the US label of Tysabri.

    Scenario Outline: An earlier immunosuppressant adds to the risk of PML
      Given the profile says
        | fact                      | value    |
        | immunosuppressant, before | <before> |
      When tysabri is considered
      Then all/natalizumab-pml-immunosuppressant <outcome>

      Examples:
        | before  | outcome                              |
        | yes     | is flagged as a precaution, critical |
        | no      | is not flagged                       |
        | unknown | needs information as critical        |

    Scenario Outline: An immunosuppressant among the earlier therapies counts
      Given the therapies so far are
        | therapy   | status  |
        | <therapy> | stopped |
      When tysabri is considered
      Then all/natalizumab-pml-immunosuppressant is flagged as a precaution, critical

      Examples:
        | therapy          |
        | mitoxantrone     |
        | azathioprine     |
        | methotrexate     |
        | cyclophosphamide |
        | mycophenolate    |
        | cladribine       |
        | rituximab        |

  @all/natalizumab-pml-jc-virus
  Rule: PML in people with JC virus antibodies
    Raises JC virus antibodies, because natalizumab can cause PML in people who carry the virus, and asks for
    a test from the last 6 months. Sources: the article and the US label of Tysabri. The 6 months are this
    project's proposal. A negative test lowers the risk but does not remove it.

    Scenario Outline: JC virus antibodies go with a risk of PML, and a negative test counts for 6 months only
      Given the profile says
        | fact                        | value    |
        | anti-JC-virus antibody      | <result> |
        | anti-JC-virus antibody date | <tested> |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus <outcome>

      Examples:
        | result   | tested     | outcome                              |
        | positive | 2026-11-02 | is flagged as a precaution, critical |
        | positive | 2026-05-22 | is flagged as a precaution, critical |
        | positive | 2026-05-21 | is flagged as a precaution, critical |
        | positive | 2025-01-10 | is flagged as a precaution, critical |
        | positive | unknown    | is flagged as a precaution, critical |
        | negative | 2026-11-22 | is not flagged                       |
        | negative | 2026-11-02 | is not flagged                       |
        | negative | 2026-05-22 | is not flagged                       |
        | negative | 2026-05-21 | needs information as critical        |
        | negative | 2025-01-10 | needs information as critical        |
        | negative | unknown    | needs information as critical        |
        | unknown  | unknown    | needs information as critical        |

    Scenario: A negative test that is too old is asked for again
      Given the profile says
        | fact                        | value      |
        | anti-JC-virus antibody      | negative   |
        | anti-JC-virus antibody date | 2026-05-21 |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus needs information as critical
      And it asks for "anti-JC-virus antibody"
      And it says that "anti-JC-virus antibody" is too old, from 2026-05-21

    Scenario: A negative test without a date may be an old one
      Given the profile says
        | fact                   | value    |
        | anti-JC-virus antibody | negative |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus needs information as critical
      And it asks for "anti-JC-virus antibody"
      And it says that "anti-JC-virus antibody" has no date

  @all/natalizumab-pml-months
  Rule: More than 24 months on natalizumab
    Raises more than 24 months on natalizumab in all, as Tysabri or as Tyruko, because the risk of PML grows
    with time. One of three factors, with JC virus antibodies and an earlier immunosuppressant. Source: the US
    label of Tysabri.

    Scenario Outline: The risk of PML grows with the time on natalizumab
      Given the profile says
        | fact                  | value    |
        | months on natalizumab | <months> |
      When tysabri is considered
      Then all/natalizumab-pml-months <outcome>

      Examples:
        | months  | outcome                              |
        | 0       | is not flagged                       |
        | 12      | is not flagged                       |
        | 23      | is not flagged                       |
        | 24      | is not flagged                       |
        | 24.2    | is flagged as a precaution, critical |
        | 25      | is flagged as a precaution, critical |
        | 60      | is flagged as a precaution, critical |
        | unknown | needs information as critical        |

    Scenario Outline: The months are counted from the therapies so far
      Given the therapies so far are
        | therapy   | status   | started   | last dose   |
        | <therapy> | <status> | <started> | <last dose> |
      When tysabri is considered
      Then all/natalizumab-pml-months <outcome>

      Examples:
        | therapy | status  | started    | last dose  | outcome                              |
        | Tysabri | current | 2024-11-22 |            | is not flagged                       |
        | Tysabri | current | 2024-11-21 |            | is flagged as a precaution, critical |
        | Tysabri | stopped | 2020-01-10 | 2022-01-10 | is not flagged                       |
        | Tysabri | stopped | 2020-01-10 | 2022-01-11 | is flagged as a precaution, critical |
        | Tyruko  | stopped | 2020-01-10 | 2022-01-11 | is flagged as a precaution, critical |
        | Tysabri | stopped | 2020-01-10 |            | needs information as critical        |
        | Tysabri | current |            | 2026-11-02 | needs information as critical        |
        | Ocrevus | current | 2020-01-10 |            | is not flagged                       |

    Scenario: The months on both brands add up
      Given the therapies so far are
        | therapy | status  | started    | last dose  |
        | Tysabri | stopped | 2022-01-10 | 2023-07-10 |
        | Tyruko  | current | 2026-01-10 |            |
      When tysabri is considered
      Then all/natalizumab-pml-months is flagged as a precaution, critical

  @all/natalizumab-pml-watch
  Rule: Watch for PML, whatever the antibody test says
    Always raised: PML can occur with natalizumab even where the antibody test is negative. Sources: the article,
    which names PML for people who test positive, and the US label (boxed warning), which asks to watch everyone.

    Scenario: Everyone who is to get Tysabri is to be watched for PML
      When tysabri is considered
      Then all/natalizumab-pml-watch is flagged as monitoring, warning

    Scenario: A negative antibody test does not end the watch for PML
      Given the profile says
        | fact                        | value      |
        | anti-JC-virus antibody      | negative   |
        | anti-JC-virus antibody date | 2026-11-02 |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus is not flagged
      And all/natalizumab-pml-watch is flagged as monitoring, warning

  @all/natalizumab-pml-watch-after
  Rule: Watch for PML after the last infusion
    After Tysabri was stopped only: raises a last natalizumab infusion not more than 6 months ago, because the
    watch for PML goes on for at least 6 months. Source: the US label of Tysabri.

    Scenario Outline: The watch for PML outlasts treatment by at least 6 months
      Given the therapies so far are
        | therapy   | status   | last dose   |
        | <therapy> | <status> | <last dose> |
      When <infusion> is considered
      Then all/natalizumab-pml-watch-after <outcome>

      Examples:
        | therapy | status  | last dose  | infusion                      | outcome                           |
        | Tysabri | stopped | 2026-11-02 | another infusion than tysabri | is flagged as monitoring, warning |
        | Tysabri | stopped | 2026-06-22 | another infusion than tysabri | is flagged as monitoring, warning |
        | Tysabri | stopped | 2026-06-07 | another infusion than tysabri | is flagged as monitoring, warning |
        | Tysabri | stopped | 2026-05-22 | another infusion than tysabri | is flagged as monitoring, warning |
        | Tysabri | stopped | 2026-05-21 | another infusion than tysabri | is not flagged                    |
        | Tysabri | stopped | 2026-05-07 | another infusion than tysabri | is not flagged                    |
        | Tysabri | stopped | 2026-04-22 | another infusion than tysabri | is not flagged                    |
        | Tysabri | stopped | unknown    | another infusion than tysabri | needs information as warning      |
        | Tysabri | stopped | 2026-11-02 | tysabri                       | is flagged as monitoring, warning |
        | Tysabri | current | 2026-11-02 | tysabri                       | is not flagged                    |
        | Tysabri | current | 2026-11-02 | another infusion than tysabri | is not flagged                    |
        | Tyruko  | stopped | 2026-11-02 | tysabri                       | is not flagged                    |

    Scenario: Natalizumab that nobody asked about may have been stopped not long ago
      When tysabri is considered
      Then all/natalizumab-pml-watch-after needs information as warning
      And it asks for "MS therapies so far"

  @all/natalizumab-pregnancy
  Rule: Pregnancy
    Raises a pregnancy, because natalizumab late in it can lower the newborn's blood counts. Source: the US
    label of Tysabri.

    Scenario Outline: Natalizumab late in pregnancy can lower the newborn's blood counts
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      When tysabri is considered
      Then all/natalizumab-pregnancy <outcome>

      Examples:
        | pregnant | outcome                             |
        | yes      | is flagged as a precaution, warning |
        | no       | is not flagged                      |
        | unknown  | needs information as warning        |

    Scenario: Someone who could not become pregnant is not pregnant
      Given the profile says
        | fact                  | value |
        | could become pregnant | no    |
      When tysabri is considered
      Then all/natalizumab-pregnancy is not flagged

  @all/natalizumab-pregnancy-after
  Rule: Pregnant after natalizumab
    After Tysabri was stopped only: mentions a pregnancy, because an infusion late in it can lower the newborn's
    blood counts. Source: the US label of Tysabri, which gives no time after the last infusion.

    Scenario Outline: An infusion late in a pregnancy can lower the newborn's blood counts after it was stopped too
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      And the therapies so far are
        | therapy | status   | last dose   |
        | Tysabri | <status> | <last dose> |
      When <infusion> is considered
      Then all/natalizumab-pregnancy-after <outcome>

      Examples:
        | pregnant | status  | last dose  | infusion                      | outcome                          |
        | yes      | stopped | 2026-11-02 | another infusion than tysabri | is flagged as a precaution, info |
        | yes      | stopped | 2019-03-04 | another infusion than tysabri | is flagged as a precaution, info |
        | yes      | stopped | unknown    | another infusion than tysabri | is flagged as a precaution, info |
        | yes      | stopped | 2026-11-02 | tysabri                       | is flagged as a precaution, info |
        | yes      | current | 2026-11-02 | tysabri                       | is not flagged                   |
        | yes      | current | 2026-11-02 | another infusion than tysabri | is not flagged                   |
        | yes      | unknown | 2026-11-02 | another infusion than tysabri | needs information as info        |
        | no       | stopped | 2026-11-02 | another infusion than tysabri | is not flagged                   |
        | unknown  | stopped | 2026-11-02 | another infusion than tysabri | needs information as info        |

    Scenario: A pregnancy after natalizumab that nobody asked about
      When tysabri is considered
      Then all/natalizumab-pregnancy-after needs information as info
      And it asks for "MS therapies so far" and "pregnant"

    Scenario: A pregnancy matters before the first infusion by another rule
      Given the profile says
        | fact     | value |
        | pregnant | yes   |
      And the therapies so far are
        | therapy |
      When tysabri is considered
      Then all/natalizumab-pregnancy-after is not flagged
      And all/natalizumab-pregnancy is flagged

  @all/natalizumab-recurrent-infections
  Rule: Repeated infections
    Raises repeated infections, because natalizumab makes infections more likely. Sources: the article and the
    US label of Tysabri.

    Scenario Outline: Natalizumab makes infections more likely
      Given the profile says
        | fact                                                  | value        |
        | repeated infections, such as urinary tract infections | <infections> |
      When tysabri is considered
      Then all/natalizumab-recurrent-infections <outcome>

      Examples:
        | infections | outcome                             |
        | yes        | is flagged as a precaution, warning |
        | no         | is not flagged                      |
        | unknown    | needs information as warning        |

  @all/natalizumab-relapsing-ms
  Rule: Type of MS outside the use of natalizumab
    Raises primary progressive MS, progressive-relapsing MS and SPMS that is not active, because Tysabri is
    described for relapsing MS. Sources: the article and the US label of Tysabri.

    Scenario Outline: Tysabri is described for some types of MS only, and for SPMS that is active
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms <outcome>

      Examples:
        | type    | activity   | outcome                              |
        | CIS     | active     | is not flagged                       |
        | CIS     | not active | is not flagged                       |
        | CIS     | unknown    | is not flagged                       |
        | RRMS    | active     | is not flagged                       |
        | RRMS    | not active | is not flagged                       |
        | RRMS    | unknown    | is not flagged                       |
        | SPMS    | active     | is not flagged                       |
        | SPMS    | not active | is flagged as an indication, warning |
        | SPMS    | unknown    | needs information as warning         |
        | PRMS    | active     | is flagged as an indication, warning |
        | PRMS    | not active | is flagged as an indication, warning |
        | PRMS    | unknown    | is flagged as an indication, warning |
        | PPMS    | active     | is flagged as an indication, warning |
        | PPMS    | not active | is flagged as an indication, warning |
        | PPMS    | unknown    | is flagged as an indication, warning |
        | unknown | active     | needs information as warning         |
        | unknown | not active | needs information as warning         |
        | unknown | unknown    | needs information as warning         |

    Scenario Outline: What is missing of type and activity is asked
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms needs information as warning
      And it asks for <asked>

      Examples:
        | type    | activity   | asked                               |
        | SPMS    | unknown    | "disease activity"                  |
        | unknown | active     | "type of MS"                        |
        | unknown | not active | "type of MS"                        |
        | unknown | unknown    | "type of MS" and "disease activity" |

    Scenario Outline: Only SPMS is raised because of its activity as well
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms is flagged as an indication, warning
      And it rests on <ground>

      Examples:
        | type | activity   | ground                              |
        | SPMS | not active | "type of MS" and "disease activity" |
        | PRMS | not active | "type of MS"                        |
        | PPMS | not active | "type of MS"                        |

  @all/natalizumab-restart
  Rule: Natalizumab before
    Before the first infusion only: raises any natalizumab before, because starting again after a long gap may
    bring an allergic reaction. Source: the US label of Tysabri, not read in the label itself.

    Scenario Outline: Starting natalizumab again may bring an allergic reaction
      Given the profile says
        | fact                  | value    |
        | months on natalizumab | <months> |
      When tysabri is considered
      Then all/natalizumab-restart <outcome>

      Examples:
        | months  | outcome                             |
        | 0       | is not flagged                      |
        | 0.5     | is flagged as a precaution, warning |
        | 1       | is flagged as a precaution, warning |
        | 12      | is flagged as a precaution, warning |
        | unknown | needs information as info           |

    Scenario Outline: Natalizumab before matters to people about to begin
      Given the profile says
        | fact                  | value |
        | months on natalizumab | 12    |
      And the therapies so far are
        | therapy | status   |
        | Tysabri | <status> |
      When <infusion> is considered
      Then all/natalizumab-restart <outcome>

      Examples:
        | status  | infusion                      | outcome                             |
        | current | tysabri                       | is not flagged                      |
        | current | another infusion than tysabri | is not flagged                      |
        | stopped | another infusion than tysabri | is not flagged                      |
        | stopped | tysabri                       | is flagged as a precaution, warning |

    Scenario: A single infusion of natalizumab counts
      Given the therapies so far are
        | therapy | status  | started    | last dose  |
        | Tysabri | stopped | 2025-01-10 | 2025-01-10 |
      When tysabri is considered
      Then all/natalizumab-restart is flagged

  @all/natalizumab-severe-reaction
  Rule: Earlier severe reaction to natalizumab
    Raises an earlier severe reaction to natalizumab, the drug in Tysabri. Sources: the article, which names
    such reactions, and the US label of Tysabri, which rules out any further dose.

    Scenario Outline: A severe reaction to natalizumab speaks against giving it again
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When tysabri is considered
      Then all/natalizumab-severe-reaction <outcome>

      Examples:
        | reactions                                                    | outcome                                    |
        | natalizumab                                                  | is flagged as a contraindication, critical |
        | ocrelizumab, natalizumab                                     | is flagged as a contraindication, critical |
        | ublituximab, alemtuzumab, mitoxantrone, ocrelizumab, sulfite | is not flagged                             |
        | none                                                         | is not flagged                             |
        | unknown                                                      | needs information as critical              |

  @tysabri/touch-program
  Rule: Not enrolled in TOUCH
    Raises that the person is not enrolled in TOUCH, the program to which Tysabri is tied. Source: the US
    label of Tysabri.

    Scenario Outline: Tysabri is tied to the TOUCH program
      Given the profile says
        | fact              | value      |
        | enrolled in TOUCH | <enrolled> |
      When tysabri is considered
      Then tysabri/touch-program <outcome>

      Examples:
        | enrolled | outcome                              |
        | no       | is flagged as a requirement, warning |
        | yes      | is not flagged                       |
        | unknown  | needs information as warning         |

  @tysabri/tyruko-now
  Rule: On Tyruko now
    Raises that Tyruko is given now, because it holds the same ingredient as Tysabri. Sources: general
    knowledge, and the US label of Tysabri for its own program.

    Scenario Outline: The two natalizumab infusions are not given together
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When tysabri is considered
      Then tysabri/tyruko-now <outcome>

      Examples:
        | therapy | status  | outcome                             |
        | Tyruko  | current | is flagged as a precaution, warning |
        | Tyruko  | stopped | is not flagged                      |
        | Tyruko  |         | needs information as warning        |
        | Tysabri | current | is not flagged                      |
        | Ocrevus | current | is not flagged                      |

    Scenario: Tyruko is raised for people already on both
      Given the therapies so far are
        | therapy | status  |
        | Tyruko  | current |
        | Tysabri | current |
      When tysabri is considered
      Then tysabri/tyruko-now is flagged as a precaution, warning

    Scenario: A person without any therapy so far is not on Tyruko
      Given the therapies so far are
        | therapy | status |
      When tysabri is considered
      Then tysabri/tyruko-now is not flagged

  @all/planning-pregnancy
  Rule: Pregnancy planned
    Raises plans for a pregnancy, because every infusion raises questions about its timing. Sources: the AAN
    guideline of 2018, read in a summary, and the US label of Tysabri.

    Scenario Outline: The timing of a pregnancy is discussed before an infusion
      Given the profile says
        | fact                 | value     |
        | planning a pregnancy | <planned> |
      When tysabri is considered
      Then all/planning-pregnancy <outcome>

      Examples:
        | planned | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as info           |

  @all/cold-storage-difficult
  Rule: Difficulty with cold storage
    Mentions that Tysabri, like every infusion, needs no cold storage at home. Source: the article.

    Scenario Outline: An infusion needs no refrigerator at home
      Given the profile says
        | fact                 | value       |
        | cold storage is hard | <difficult> |
      When tysabri is considered
      Then all/cold-storage-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |
        | unknown   | is not flagged                   |

  @all/daily-tablet-difficult
  Rule: Difficulty with a daily tablet
    Mentions that infusions such as Tysabri may suit people who find a daily tablet hard. Source: the article.

    Scenario Outline: An infusion may suit people who find a daily tablet hard
      Given the profile says
        | fact                   | value       |
        | a daily tablet is hard | <difficult> |
      When tysabri is considered
      Then all/daily-tablet-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |
        | unknown   | is not flagged                   |

  @all/travels-often
  Rule: Frequent travel
    Mentions that infusions such as Tysabri may suit people who travel often better than daily tablets.
    Source: the article.

    Scenario Outline: An infusion may suit frequent travelers
      Given the profile says
        | fact            | value     |
        | frequent travel | <travels> |
      When tysabri is considered
      Then all/travels-often <outcome>

      Examples:
        | travels | outcome                          |
        | yes     | is flagged as a preference, info |
        | no      | is not flagged                   |
        | unknown | is not flagged                   |
