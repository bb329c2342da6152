Feature: Briumvi (ublituximab)
  What to raise with a clinician when a Briumvi infusion is considered, during Briumvi and after it.
  Sources: the article, the US label, the EU product information, the AAN guideline of 2018 and general
  knowledge.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Briumvi is summed up
    Given the profile says
      | fact                                                  | value             |
      | age                                                   | <age>             |
      | type of MS                                            | <type>            |
      | disease activity                                      | active            |
      | active infection                                      | <infection>       |
      | severe allergic or infusion reactions                 | <reactions>       |
      | hepatitis B surface antigen                           | <hepatitis B>     |
      | hepatitis B core antibody                             | negative          |
      | serum immunoglobulins                                 | <immunoglobulins> |
      | liver tests                                           | normal            |
      | liver disease                                         | no                |
      | needed vaccines given in time                         | <vaccines>        |
      | last live vaccine                                     | none              |
      | PML, ever or suspected                                | no                |
      | herpes infection, ever                                | no                |
      | repeated infections, such as urinary tract infections | no                |
      | weakened immune system                                | no                |
      | cancer, now or before                                 | no                |
      | depression                                            | no                |
      | could become pregnant                                 | no                |
      | breastfeeding                                         | no                |
    And the therapies so far are
      | therapy | status |
    When briumvi is considered
    Then briumvi is <status>

    Examples:
      | age     | type    | infection | reactions   | hepatitis B | immunoglobulins | vaccines | status             |
      | 34      | RRMS    | no        | none        | negative    | normal          | yes      | no concern found   |
      | 34      | RRMS    | no        | none        | negative    | low             | yes      | caution            |
      | 34      | RRMS    | no        | none        | negative    | normal          | no       | caution            |
      | 34      | RRMS    | unknown   | none        | negative    | normal          | yes      | information needed |
      | 34      | RRMS    | no        | unknown     | negative    | normal          | yes      | information needed |
      | 34      | RRMS    | no        | none        | unknown     | normal          | yes      | information needed |
      | 34      | RRMS    | no        | none        | negative    | unknown         | yes      | information needed |
      | 34      | RRMS    | no        | none        | negative    | normal          | unknown  | information needed |
      | unknown | RRMS    | no        | none        | negative    | normal          | yes      | information needed |
      | 34      | unknown | no        | none        | negative    | normal          | yes      | information needed |
      | 17      | RRMS    | no        | none        | negative    | normal          | yes      | not indicated      |
      | 34      | PPMS    | no        | none        | negative    | low             | no       | not indicated      |
      | 17      | unknown | unknown   | unknown     | unknown     | unknown         | unknown  | not indicated      |
      | 34      | RRMS    | yes       | none        | negative    | normal          | yes      | contraindicated    |
      | 34      | RRMS    | no        | ublituximab | negative    | normal          | yes      | contraindicated    |
      | 34      | RRMS    | no        | none        | positive    | normal          | yes      | contraindicated    |
      | 17      | PPMS    | yes       | ublituximab | positive    | low             | no       | contraindicated    |
      | unknown | unknown | yes       | unknown     | unknown     | unknown         | unknown  | contraindicated    |

  Scenario: Knowing nothing about a person never clears Briumvi
    When briumvi is considered
    Then briumvi is information needed

  Scenario Outline: What nobody asked about is asked for and not taken for granted
    When briumvi is considered
    Then <rule> needs information
    And it asks for "<fact>"

    Examples:
      | fact                                                  | rule                            |
      | active infection                                      | briumvi/active-infection        |
      | age                                                   | briumvi/adults-only             |
      | severe allergic or infusion reactions                 | briumvi/severe-reaction         |
      | hepatitis B surface antigen                           | briumvi/hepatitis-b             |
      | serum immunoglobulins                                 | briumvi/immunoglobulins         |
      | liver tests                                           | briumvi/liver-tests             |
      | liver disease                                         | briumvi/liver-disease           |
      | last live vaccine                                     | briumvi/live-vaccine            |
      | needed vaccines given in time                         | briumvi/vaccinations            |
      | pregnant                                              | briumvi/pregnancy               |
      | breastfeeding                                         | briumvi/breastfeeding           |
      | herpes infection, ever                                | briumvi/herpes                  |
      | repeated infections, such as urinary tract infections | briumvi/recurrent-infections    |
      | PML, ever or suspected                                | briumvi/pml-ever                |
      | weakened immune system                                | briumvi/eu-immunocompromised    |
      | cancer, now or before                                 | briumvi/eu-cancer               |
      | MS therapies so far                                   | all/carry-over-from-natalizumab |
      | depression                                            | all/depression                  |
      | planning a pregnancy                                  | all/planning-pregnancy          |

  Scenario Outline: What matters before an infusion is raised for a person on Briumvi as well
    Given the profile says
      | fact   | value   |
      | <fact> | <value> |
    And the therapies so far are
      | therapy | status  | last dose  |
      | Briumvi | current | 2026-07-01 |
    When another infusion than briumvi is considered
    Then <rule> is flagged

    Examples:
      | fact                                                  | value       | rule                         |
      | active infection                                      | yes         | briumvi/active-infection     |
      | age                                                   | 17          | briumvi/adults-only          |
      | type of MS                                            | PPMS        | briumvi/relapsing-ms         |
      | severe allergic or infusion reactions                 | ublituximab | briumvi/severe-reaction      |
      | hepatitis B surface antigen                           | positive    | briumvi/hepatitis-b          |
      | serum immunoglobulins                                 | low         | briumvi/immunoglobulins      |
      | liver tests                                           | raised      | briumvi/liver-tests          |
      | liver disease                                         | yes         | briumvi/liver-disease        |
      | last live vaccine                                     | 2026-11-01  | briumvi/live-vaccine         |
      | herpes infection, ever                                | yes         | briumvi/herpes               |
      | repeated infections, such as urinary tract infections | yes         | briumvi/recurrent-infections |
      | PML, ever or suspected                                | yes         | briumvi/pml-ever             |
      | pregnant                                              | yes         | briumvi/pregnancy            |
      | breastfeeding                                         | yes         | briumvi/breastfeeding        |
      | weakened immune system                                | yes         | briumvi/eu-immunocompromised |
      | cancer, now or before                                 | yes         | briumvi/eu-cancer            |
      | planning a pregnancy                                  | yes         | all/planning-pregnancy       |
      | depression                                            | yes         | all/depression               |
      | cold storage is hard                                  | yes         | all/cold-storage-difficult   |
      | a daily tablet is hard                                | yes         | all/daily-tablet-difficult   |
      | frequent travel                                       | yes         | all/travels-often            |

  Scenario Outline: What matters before an infusion is no longer raised after Briumvi was stopped
    Given the profile says
      | fact   | value   |
      | <fact> | <value> |
    And the therapies so far are
      | therapy | status  | last dose  |
      | Briumvi | stopped | 2026-07-01 |
    When another infusion than briumvi is considered
    Then <rule> is not flagged

    Examples:
      | fact                                                  | value       | rule                         |
      | active infection                                      | yes         | briumvi/active-infection     |
      | age                                                   | 17          | briumvi/adults-only          |
      | type of MS                                            | PPMS        | briumvi/relapsing-ms         |
      | severe allergic or infusion reactions                 | ublituximab | briumvi/severe-reaction      |
      | hepatitis B surface antigen                           | positive    | briumvi/hepatitis-b          |
      | liver tests                                           | raised      | briumvi/liver-tests          |
      | liver disease                                         | yes         | briumvi/liver-disease        |
      | last live vaccine                                     | 2026-11-01  | briumvi/live-vaccine         |
      | herpes infection, ever                                | yes         | briumvi/herpes               |
      | repeated infections, such as urinary tract infections | yes         | briumvi/recurrent-infections |
      | PML, ever or suspected                                | yes         | briumvi/pml-ever             |
      | pregnant                                              | yes         | briumvi/pregnancy            |
      | breastfeeding                                         | yes         | briumvi/breastfeeding        |
      | weakened immune system                                | yes         | briumvi/eu-immunocompromised |
      | cancer, now or before                                 | yes         | briumvi/eu-cancer            |
      | planning a pregnancy                                  | yes         | all/planning-pregnancy       |
      | depression                                            | yes         | all/depression               |
      | cold storage is hard                                  | yes         | all/cold-storage-difficult   |
      | a daily tablet is hard                                | yes         | all/daily-tablet-difficult   |
      | frequent travel                                       | yes         | all/travels-often            |

  Scenario Outline: What two facts tell together matters before every infusion too
    Given the profile says
      | fact                        | value      |
      | hepatitis B surface antigen | negative   |
      | hepatitis B core antibody   | positive   |
      | could become pregnant       | yes        |
      | pregnancy test              | positive   |
      | pregnancy test date         | 2026-11-22 |
      | using contraception         | no         |
    And the therapies so far are
      | therapy | status   | last dose  |
      | Briumvi | <status> | 2026-07-01 |
    When <infusion> is considered
    Then briumvi/hepatitis-b-past <outcome>
    And briumvi/pregnancy-test <outcome>
    And briumvi/contraception <outcome>

    Examples:
      | status  | infusion                      | outcome        |
      | current | another infusion than briumvi | is flagged     |
      | stopped | another infusion than briumvi | is not flagged |
      | stopped | briumvi                       | is flagged     |

  @briumvi/active-infection
  Rule: Active infection
    Raises an active infection, during which Briumvi is not to be taken. Sources: the article, the US label
    (which has the infusion wait until the infection is over) and the EU product information.

    Scenario Outline: Briumvi is not to be taken during an active infection
      Given the profile says
        | fact             | value       |
        | active infection | <infection> |
      When briumvi is considered
      Then briumvi/active-infection <outcome>

      Examples:
        | infection | outcome                                    |
        | yes       | is flagged as a contraindication, critical |
        | no        | is not flagged                             |
        | unknown   | needs information as critical              |

  @briumvi/adults-only
  Rule: Age under 18
    Raises an age under 18, because Briumvi is described for adults only. Sources: the article and the US
    label.

    Scenario Outline: Briumvi is described for adults only
      Given the profile says
        | fact | value |
        | age  | <age> |
      When briumvi is considered
      Then briumvi/adults-only <outcome>

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

  @briumvi/pregnancy-after
  Rule: Pregnant within 6 months of Briumvi
    Raises a pregnancy soon after Briumvi was stopped, because its effect outlasts the last infusion. Source: the US label.

    Scenario Outline: A pregnancy within 6 months after the last Briumvi infusion is raised
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      And the therapies so far are
        | therapy | status   | last dose |
        | Briumvi | <status> | <last>    |
      When <infusion> is considered
      Then briumvi/pregnancy-after <outcome>

      Examples:
        | status  | last       | pregnant | infusion                      | outcome                             |
        | stopped | 2026-10-01 | yes      | another infusion than briumvi | is flagged as a precaution, warning |
        | stopped | 2026-06-07 | yes      | another infusion than briumvi | is flagged as a precaution, warning |
        | stopped | 2026-05-22 | yes      | another infusion than briumvi | is flagged as a precaution, warning |
        | stopped | 2026-05-22 | yes      | briumvi                       | is flagged as a precaution, warning |
        | stopped | 2026-05-21 | yes      | another infusion than briumvi | is not flagged                      |
        | stopped | 2026-05-07 | yes      | another infusion than briumvi | is not flagged                      |
        | stopped | 2026-04-22 | yes      | another infusion than briumvi | is not flagged                      |
        | stopped | 2026-05-21 | unknown  | another infusion than briumvi | is not flagged                      |
        | stopped | 2026-10-01 | no       | another infusion than briumvi | is not flagged                      |
        | stopped | unknown    | no       | another infusion than briumvi | is not flagged                      |
        | stopped | 2026-10-01 | unknown  | another infusion than briumvi | needs information as warning        |
        | stopped | unknown    | yes      | another infusion than briumvi | needs information as warning        |
        | unknown | 2026-10-01 | yes      | briumvi                       | needs information as warning        |
        | current | 2026-10-01 | yes      | another infusion than briumvi | is not flagged                      |

  @briumvi/relapsing-ms
  Rule: Type of MS outside the use of Briumvi
    Raises primary progressive MS, progressive-relapsing MS and SPMS that is not active, because Briumvi is
    described for relapsing MS. Sources: the article and the US label, which lists CIS as well, so CIS is not
    raised.

    Scenario Outline: Briumvi is described for some types of MS only
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When briumvi is considered
      Then briumvi/relapsing-ms <outcome>

      Examples:
        | type | activity   | outcome                              |
        | CIS  | active     | is not flagged                       |
        | CIS  | not active | is not flagged                       |
        | RRMS | active     | is not flagged                       |
        | RRMS | not active | is not flagged                       |
        | SPMS | active     | is not flagged                       |
        | SPMS | not active | is flagged as an indication, warning |
        | PRMS | active     | is flagged as an indication, warning |
        | PRMS | not active | is flagged as an indication, warning |
        | PPMS | active     | is flagged as an indication, warning |
        | PPMS | not active | is flagged as an indication, warning |

    Scenario Outline: Only secondary progressive MS depends on disease activity
      Given the profile says
        | fact       | value  |
        | type of MS | <type> |
      When briumvi is considered
      Then briumvi/relapsing-ms <outcome>

      Examples:
        | type | outcome                              |
        | CIS  | is not flagged                       |
        | RRMS | is not flagged                       |
        | PRMS | is flagged as an indication, warning |
        | PPMS | is flagged as an indication, warning |

    Scenario: Secondary progressive MS of unknown activity may be inside or outside the use of Briumvi
      Given the profile says
        | fact       | value |
        | type of MS | SPMS  |
      When briumvi is considered
      Then briumvi/relapsing-ms needs information as warning
      And it asks for "disease activity"
      And it rests on "type of MS"

    Scenario Outline: Disease activity alone does not tell the type of MS
      Given the profile says
        | fact             | value      |
        | disease activity | <activity> |
      When briumvi is considered
      Then briumvi/relapsing-ms needs information as warning
      And it asks for "type of MS"

      Examples:
        | activity   |
        | active     |
        | not active |

    Scenario: Without type and activity both are asked
      When briumvi is considered
      Then briumvi/relapsing-ms needs information as warning
      And it asks for "type of MS" and "disease activity"

    Scenario: Secondary progressive MS that is not active is raised because of both
      Given the profile says
        | fact             | value      |
        | type of MS       | SPMS       |
        | disease activity | not active |
      When briumvi is considered
      Then briumvi/relapsing-ms is flagged as an indication, warning
      And it rests on "type of MS" and "disease activity"

    Scenario: Progressive-relapsing MS is raised because of the type alone
      Given the profile says
        | fact             | value      |
        | type of MS       | PRMS       |
        | disease activity | not active |
      When briumvi is considered
      Then briumvi/relapsing-ms is flagged as an indication, warning
      And it rests on "type of MS"

  @briumvi/severe-reaction
  Rule: Earlier severe reaction to ublituximab
    Raises an earlier severe reaction to ublituximab, the drug in Briumvi. Sources: the article, which names
    such reactions, and the US label, understood to rule out further doses; this was not read in the label
    itself.

    Scenario Outline: A severe reaction to ublituximab speaks against giving it again
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When briumvi is considered
      Then briumvi/severe-reaction <outcome>

      Examples:
        | reactions                                                    | outcome                                    |
        | ublituximab                                                  | is flagged as a contraindication, critical |
        | natalizumab, ublituximab                                     | is flagged as a contraindication, critical |
        | alemtuzumab, mitoxantrone, ocrelizumab, natalizumab, sulfite | is not flagged                             |
        | none                                                         | is not flagged                             |
        | unknown                                                      | needs information as critical              |

  @briumvi/hepatitis-b
  Rule: Hepatitis B surface antigen positive
    Raises a positive test for hepatitis B surface antigen, since the US label rules Briumvi out while
    hepatitis B is active. The article is silent about it.

    Scenario Outline: Active hepatitis B rules Briumvi out
      Given the profile says
        | fact                        | value   |
        | hepatitis B surface antigen | <value> |
      When briumvi is considered
      Then briumvi/hepatitis-b <outcome>

      Examples:
        | value    | outcome                                    |
        | positive | is flagged as a contraindication, critical |
        | negative | is not flagged                             |
        | unknown  | needs information as critical              |

  @briumvi/hepatitis-b-past
  Rule: Signs of an earlier hepatitis B
    Raises a core antibody without surface antigen, because hepatitis B may return and the US label asks for
    a liver specialist.

    Scenario Outline: An earlier hepatitis B may return
      Given the profile says
        | fact                        | value             |
        | hepatitis B surface antigen | <surface antigen> |
        | hepatitis B core antibody   | <core antibody>   |
      When briumvi is considered
      Then briumvi/hepatitis-b-past <outcome>

      Examples:
        | surface antigen | core antibody | outcome                             |
        | negative        | positive      | is flagged as a precaution, warning |
        | negative        | negative      | is not flagged                      |
        | positive        | positive      | is not flagged                      |
        | positive        | negative      | is not flagged                      |
        | positive        | unknown       | is not flagged                      |
        | unknown         | negative      | is not flagged                      |

    Scenario Outline: Both tests together tell of an earlier hepatitis B
      Given the profile says
        | fact                        | value             |
        | hepatitis B surface antigen | <surface antigen> |
        | hepatitis B core antibody   | <core antibody>   |
      When briumvi is considered
      Then briumvi/hepatitis-b-past needs information as warning
      And it asks for <missing>

      Examples:
        | surface antigen | core antibody | missing                                                       |
        | negative        | unknown       | "hepatitis B core antibody"                                   |
        | unknown         | positive      | "hepatitis B surface antigen"                                 |
        | unknown         | unknown       | "hepatitis B surface antigen" and "hepatitis B core antibody" |

  @briumvi/immunoglobulins
  Rule: Low immunoglobulins
    Raises low immunoglobulins, which the US label has measured before the first infusion and shown to an
    immunologist, and followed during Briumvi and after it until the B cells are back.

    Scenario Outline: Low immunoglobulins are shown to an immunologist
      Given the profile says
        | fact                  | value   |
        | serum immunoglobulins | <value> |
      When briumvi is considered
      Then briumvi/immunoglobulins <outcome>

      Examples:
        | value   | outcome                              |
        | low     | is flagged as a requirement, warning |
        | normal  | is not flagged                       |
        | unknown | needs information as warning         |

    Scenario: Immunoglobulins that nobody measured are asked for after Briumvi too
      Given the therapies so far are
        | therapy | status  |
        | Briumvi | stopped |
      When another infusion than briumvi is considered
      Then briumvi/immunoglobulins needs information as warning
      And it asks for "serum immunoglobulins"

    Scenario Outline: Immunoglobulins matter before every infusion, and after the last one until the B cells are back
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      And the profile says
        | fact                  | value   |
        | serum immunoglobulins | <value> |
      When <infusion> is considered
      Then briumvi/immunoglobulins <outcome>

      Examples:
        | therapy   | status  | value   | infusion                      | outcome                              |
        | Tecfidera | stopped | low     | briumvi                       | is flagged as a requirement, warning |
        | Briumvi   | current | low     | another infusion than briumvi | is flagged as a requirement, warning |
        | Briumvi   | current | normal  | another infusion than briumvi | is not flagged                       |
        | Briumvi   | current | unknown | another infusion than briumvi | needs information as warning         |
        | Briumvi   | stopped | low     | another infusion than briumvi | is flagged as a requirement, warning |
        | Briumvi   | stopped | low     | briumvi                       | is flagged as a requirement, warning |
        | Briumvi   | stopped | normal  | another infusion than briumvi | is not flagged                       |
        | Briumvi   | stopped | unknown | another infusion than briumvi | needs information as warning         |

  @briumvi/immunoglobulin-watch
  Rule: Immunoglobulins during and after Briumvi
    Reminds of following the immunoglobulins while Briumvi is given and after it. Source: the US label.

    Scenario Outline: Immunoglobulins are followed during and after Briumvi
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <infusion> is considered
      Then briumvi/immunoglobulin-watch <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                        |
        | Tecfidera | stopped | briumvi                       | is not flagged                 |
        | Briumvi   | current | briumvi                       | is flagged as monitoring, info |
        | Briumvi   | current | another infusion than briumvi | is flagged as monitoring, info |
        | Briumvi   | stopped | another infusion than briumvi | is flagged as monitoring, info |
        | Briumvi   | stopped | briumvi                       | is flagged as monitoring, info |

    Scenario: Whether immunoglobulins are to be followed depends on the therapies so far
      When briumvi is considered
      Then briumvi/immunoglobulin-watch needs information as info
      And it asks for "MS therapies so far"

  @briumvi/liver-tests
  Rule: Raised liver tests
    Raises liver tests above normal, because the US label asks for the tests before Briumvi is begun and warns
    of liver injury.

    Scenario Outline: Raised liver tests are looked at before Briumvi
      Given the profile says
        | fact        | value   |
        | liver tests | <value> |
      When briumvi is considered
      Then briumvi/liver-tests <outcome>

      Examples:
        | value   | outcome                              |
        | raised  | is flagged as a requirement, warning |
        | normal  | is not flagged                       |
        | unknown | needs information as warning         |

  @briumvi/liver-disease
  Rule: Liver disease
    Raises a liver disease, because the US label warns of liver injury.

    Scenario Outline: A liver disease is raised because Briumvi may injure the liver
      Given the profile says
        | fact          | value   |
        | liver disease | <value> |
      When briumvi is considered
      Then briumvi/liver-disease <outcome>

      Examples:
        | value   | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as warning        |

  @briumvi/live-vaccine
  Rule: Live vaccine within the last 4 weeks
    Raises a live vaccine given less than 4 weeks ago. Source: the US label.

    Scenario Outline: Four weeks lie between a live vaccine and Briumvi
      Given the profile says
        | fact              | value   |
        | last live vaccine | <value> |
      When briumvi is considered
      Then briumvi/live-vaccine <outcome>

      Examples:
        | value      | outcome                              |
        | 2026-11-22 | is flagged as a requirement, warning |
        | 2026-10-26 | is flagged as a requirement, warning |
        | 2026-10-25 | is not flagged                       |
        | 2026-10-24 | is not flagged                       |
        | 2020-01-01 | is not flagged                       |
        | none       | is not flagged                       |
        | unknown    | needs information as info            |

  @briumvi/vaccinations
  Rule: Needed vaccines not given in time
    Raises missing or late vaccines before the first infusion. Source: the US label.

    Scenario Outline: Vaccines come before the first infusion
      Given the profile says
        | fact                          | value   |
        | needed vaccines given in time | <value> |
      When briumvi is considered
      Then briumvi/vaccinations <outcome>

      Examples:
        | value   | outcome                              |
        | no      | is flagged as a requirement, warning |
        | yes     | is not flagged                       |
        | unknown | needs information as warning         |

    Scenario Outline: Vaccines in time are a matter of the first infusion only
      Given the profile says
        | fact                          | value |
        | needed vaccines given in time | no    |
      And the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <infusion> is considered
      Then briumvi/vaccinations <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                              |
        | Tecfidera | stopped | briumvi                       | is flagged as a requirement, warning |
        | Briumvi   | current | briumvi                       | is not flagged                       |
        | Briumvi   | current | another infusion than briumvi | is not flagged                       |
        | Briumvi   | stopped | another infusion than briumvi | is not flagged                       |
        | Briumvi   | stopped | briumvi                       | is flagged as a requirement, warning |

  @briumvi/no-live-vaccine
  Rule: No live vaccine until the B cells are back
    Reminds of giving no live vaccine while Briumvi is given, nor after it until the B cells are back.
    Source: the US label.

    Scenario Outline: No live vaccine is given during Briumvi, nor for some time after it
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <infusion> is considered
      Then briumvi/no-live-vaccine <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                        |
        | Tecfidera | stopped | briumvi                       | is not flagged                 |
        | Briumvi   | current | briumvi                       | is flagged as monitoring, info |
        | Briumvi   | current | another infusion than briumvi | is flagged as monitoring, info |
        | Briumvi   | stopped | another infusion than briumvi | is flagged as monitoring, info |
        | Briumvi   | stopped | briumvi                       | is flagged as monitoring, info |

    Scenario: Whether live vaccines are to wait depends on the therapies so far
      When briumvi is considered
      Then briumvi/no-live-vaccine needs information as info
      And it asks for "MS therapies so far"

  @briumvi/pregnancy-test
  Rule: Positive pregnancy test
    Raises a positive pregnancy test, and asks for one before each infusion in everyone who could become
    pregnant. Source: an older US label. That only a test of the same day clears is a proposal of this
    project.

    Scenario Outline: A pregnancy test comes before each infusion
      Given the profile says
        | fact                  | value   |
        | could become pregnant | <could> |
        | pregnancy test        | <test>  |
        | pregnancy test date   | <date>  |
      When briumvi is considered
      Then briumvi/pregnancy-test <outcome>

      Examples:
        | could   | test     | date       | outcome                              |
        | yes     | positive | 2026-11-22 | is flagged as a requirement, warning |
        | yes     | positive | 2026-11-21 | is flagged as a requirement, warning |
        | yes     | positive | unknown    | is flagged as a requirement, warning |
        | yes     | negative | 2026-11-22 | is not flagged                       |
        | no      | negative | 2026-11-22 | is not flagged                       |
        | no      | unknown  | unknown    | is not flagged                       |
        | unknown | negative | 2026-11-22 | is not flagged                       |
        | unknown | positive | 2026-11-22 | is flagged as a requirement, warning |
        | unknown | positive | 2025-06-01 | is flagged as a requirement, warning |

    Scenario Outline: A pregnancy test of another day does not clear
      Given the profile says
        | fact                  | value    |
        | could become pregnant | yes      |
        | pregnancy test        | negative |
        | pregnancy test date   | <date>   |
      When briumvi is considered
      Then briumvi/pregnancy-test needs information as warning
      And it asks for "pregnancy test"
      And it says that "pregnancy test" is too old, from <date>

      Examples:
        | date       |
        | 2026-11-21 |
        | 2026-11-15 |
        | 2026-08-22 |

    Scenario: A pregnancy test without a date does not clear
      Given the profile says
        | fact                  | value    |
        | could become pregnant | yes      |
        | pregnancy test        | negative |
      When briumvi is considered
      Then briumvi/pregnancy-test needs information as warning
      And it says that "pregnancy test" has no date

    Scenario Outline: Whoever could become pregnant needs a pregnancy test
      Given the profile says
        | fact                  | value   |
        | could become pregnant | <could> |
        | pregnancy test        | <test>  |
      When briumvi is considered
      Then briumvi/pregnancy-test needs information as warning
      And it asks for <missing>

      Examples:
        | could   | test    | missing                                      |
        | yes     | unknown | "pregnancy test"                             |
        | unknown | unknown | "could become pregnant" and "pregnancy test" |

  @briumvi/pregnancy
  Rule: Pregnancy
    Raises a pregnancy, because the US label warns of harm to the unborn child.

    Scenario Outline: Briumvi may harm an unborn child
      Given the profile says
        | fact     | value   |
        | pregnant | <value> |
      When briumvi is considered
      Then briumvi/pregnancy <outcome>

      Examples:
        | value   | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as warning        |

    Scenario Outline: A pregnancy is also known from a test, or from being impossible
      Given the profile says
        | fact                  | value   |
        | could become pregnant | <could> |
        | pregnancy test        | <test>  |
        | pregnancy test date   | <date>  |
      When briumvi is considered
      Then briumvi/pregnancy <outcome>

      Examples:
        | could   | test     | date       | outcome                             |
        | unknown | positive | 2026-11-22 | is flagged as a precaution, warning |
        | yes     | negative | 2026-11-22 | needs information as warning        |
        | no      | unknown  | unknown    | is not flagged                      |

  @briumvi/contraception
  Rule: No contraception
    Raises that a pregnancy is possible and no contraception is used. The US label asks for contraception
    during Briumvi and for 6 months after it.

    Scenario Outline: Contraception goes with Briumvi
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <could>         |
        | using contraception   | <contraception> |
      When briumvi is considered
      Then briumvi/contraception <outcome>

      Examples:
        | could   | contraception | outcome                             |
        | yes     | no            | is flagged as a precaution, warning |
        | yes     | yes           | is not flagged                      |
        | no      | no            | is not flagged                      |
        | no      | yes           | is not flagged                      |
        | no      | unknown       | is not flagged                      |
        | unknown | yes           | is not flagged                      |

    Scenario Outline: Contraception that nobody asked about may be lacking
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <could>         |
        | using contraception   | <contraception> |
      When briumvi is considered
      Then briumvi/contraception needs information as warning
      And it asks for <missing>

      Examples:
        | could   | contraception | missing                                           |
        | yes     | unknown       | "using contraception"                             |
        | unknown | no            | "could become pregnant"                           |
        | unknown | unknown       | "could become pregnant" and "using contraception" |

  @briumvi/contraception-after
  Rule: No contraception after Briumvi
    Raises that a pregnancy is possible without contraception within 6 months of the last infusion. Source:
    the US label; EU and Swiss texts give 4 months.

    Scenario Outline: Contraception goes on for 6 months after the last infusion
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <could>         |
        | using contraception   | <contraception> |
      And the therapies so far are
        | therapy | status  | last dose   |
        | Briumvi | stopped | <last dose> |
      When another infusion than briumvi is considered
      Then briumvi/contraception-after <outcome>

      Examples:
        | could   | contraception | last dose  | outcome                             |
        | yes     | no            | 2026-11-22 | is flagged as a precaution, warning |
        | yes     | no            | 2026-06-07 | is flagged as a precaution, warning |
        | yes     | no            | 2026-05-23 | is flagged as a precaution, warning |
        | yes     | no            | 2026-05-22 | is flagged as a precaution, warning |
        | yes     | no            | 2026-05-21 | is not flagged                      |
        | yes     | no            | 2026-05-07 | is not flagged                      |
        | yes     | no            | 2026-04-22 | is not flagged                      |
        | yes     | yes           | 2026-05-23 | is not flagged                      |
        | no      | no            | 2026-05-23 | is not flagged                      |
        | unknown | yes           | 2026-05-23 | is not flagged                      |
        | no      | unknown       | 2026-05-23 | is not flagged                      |
        | unknown | unknown       | 2026-05-21 | is not flagged                      |
        | yes     | yes           |            | is not flagged                      |

    Scenario: As long as nobody knows whether Briumvi was stopped, contraception after it stays a question
      Given the profile says
        | fact                  | value |
        | could become pregnant | yes   |
        | using contraception   | no    |
      And the therapies so far are
        | therapy | last dose  |
        | Briumvi | 2026-10-01 |
      When briumvi is considered
      Then briumvi/contraception-after needs information as warning

    Scenario Outline: The time since Briumvi and the need of contraception are asked about
      Given the profile says
        | fact                  | value           |
        | could become pregnant | <could>         |
        | using contraception   | <contraception> |
      And the therapies so far are
        | therapy | status  | last dose   |
        | Briumvi | stopped | <last dose> |
      When another infusion than briumvi is considered
      Then briumvi/contraception-after needs information as warning
      And it asks for <missing>

      Examples:
        | could   | contraception | last dose  | missing                                                                     |
        | yes     | no            |            | "MS therapies so far"                                                       |
        | yes     | unknown       | 2026-05-23 | "using contraception"                                                       |
        | unknown | no            | 2026-05-23 | "could become pregnant"                                                     |
        | unknown | unknown       |            | "could become pregnant" and "using contraception" and "MS therapies so far" |

    Scenario Outline: Contraception after Briumvi is a matter of those who had it
      Given the profile says
        | fact                  | value |
        | could become pregnant | yes   |
        | using contraception   | no    |
      And the therapies so far are
        | therapy   | status   | last dose  |
        | <therapy> | <status> | 2026-07-01 |
      When <infusion> is considered
      Then briumvi/contraception-after <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                             |
        | Tecfidera | stopped | briumvi                       | is not flagged                      |
        | Briumvi   | current | briumvi                       | is not flagged                      |
        | Briumvi   | current | another infusion than briumvi | is not flagged                      |
        | Briumvi   | stopped | another infusion than briumvi | is flagged as a precaution, warning |
        | Briumvi   | stopped | briumvi                       | is flagged as a precaution, warning |

  @briumvi/breastfeeding
  Rule: Breastfeeding
    Raises breastfeeding. Source: the US label, which has no data on it and wants benefit and risk
    weighed.

    Scenario Outline: There are no data on Briumvi and breastfeeding
      Given the profile says
        | fact          | value   |
        | breastfeeding | <value> |
      When briumvi is considered
      Then briumvi/breastfeeding <outcome>

      Examples:
        | value   | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as info           |

  @briumvi/dose-interval
  Rule: Last infusion less than 5 months ago
    Reminds that at least 5 months lie between maintenance infusions. Source: the US label, known from a
    summary.

    Scenario Outline: At least 5 months lie between maintenance infusions
      Given the therapies so far are
        | therapy | status  | last dose   |
        | Briumvi | current | <last dose> |
      When briumvi is considered
      Then briumvi/dose-interval <outcome>

      Examples:
        | last dose  | outcome                        |
        | 2026-11-22 | is flagged as monitoring, info |
        | 2026-07-22 | is flagged as monitoring, info |
        | 2026-07-07 | is flagged as monitoring, info |
        | 2026-06-23 | is flagged as monitoring, info |
        | 2026-06-22 | is not flagged                 |
        | 2026-06-21 | is not flagged                 |
        | 2026-06-07 | is not flagged                 |
        | 2026-05-22 | is not flagged                 |
        |            | needs information as info      |

    Scenario: Whether an interval is to be kept depends on the therapies so far
      When briumvi is considered
      Then briumvi/dose-interval needs information as info
      And it asks for "MS therapies so far"

    Scenario Outline: An interval is a matter of those on Briumvi
      Given the therapies so far are
        | therapy   | status   | last dose  |
        | <therapy> | <status> | 2026-07-01 |
      When <infusion> is considered
      Then briumvi/dose-interval <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                        |
        | Tecfidera | stopped | briumvi                       | is not flagged                 |
        | Briumvi   | current | briumvi                       | is flagged as monitoring, info |
        | Briumvi   | current | another infusion than briumvi | is flagged as monitoring, info |
        | Briumvi   | stopped | another infusion than briumvi | is not flagged                 |
        | Briumvi   | stopped | briumvi                       | is not flagged                 |

  @briumvi/missed-dose
  Rule: Last infusion more than 24 weeks ago
    Raises that an infusion is overdue, because Briumvi is given every 24 weeks. Source: the US label; the
    article gives the same interval.

    Scenario Outline: After 24 weeks the next infusion is overdue
      Given the therapies so far are
        | therapy | status  | last dose   |
        | Briumvi | current | <last dose> |
      When briumvi is considered
      Then briumvi/missed-dose <outcome>

      Examples:
        | last dose  | outcome                           |
        | 2026-11-22 | is not flagged                    |
        | 2026-06-14 | is not flagged                    |
        | 2026-06-08 | is not flagged                    |
        | 2026-06-07 | is not flagged                    |
        | 2026-06-06 | is flagged as monitoring, warning |
        | 2026-06-03 | is flagged as monitoring, warning |
        | 2026-05-31 | is flagged as monitoring, warning |
        | 2020-01-01 | is flagged as monitoring, warning |
        |            | needs information as warning      |

    Scenario: Whether an infusion is overdue depends on the therapies so far
      When briumvi is considered
      Then briumvi/missed-dose needs information as warning
      And it asks for "MS therapies so far"

    Scenario Outline: Only those on Briumvi can miss an infusion
      Given the therapies so far are
        | therapy   | status   | last dose  |
        | <therapy> | <status> | 2026-05-01 |
      When <infusion> is considered
      Then briumvi/missed-dose <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                           |
        | Tecfidera | stopped | briumvi                       | is not flagged                    |
        | Briumvi   | current | briumvi                       | is flagged as monitoring, warning |
        | Briumvi   | current | another infusion than briumvi | is flagged as monitoring, warning |
        | Briumvi   | stopped | another infusion than briumvi | is not flagged                    |
        | Briumvi   | stopped | briumvi                       | is not flagged                    |

  @briumvi/herpes
  Rule: Herpes infection, ever
    Mentions an earlier herpes infection, since the US label is understood to name herpes; the article does
    not.

    Scenario Outline: Herpes may occur with Briumvi
      Given the profile says
        | fact                   | value   |
        | herpes infection, ever | <value> |
      When briumvi is considered
      Then briumvi/herpes <outcome>

      Examples:
        | value   | outcome                          |
        | yes     | is flagged as a precaution, info |
        | no      | is not flagged                   |
        | unknown | needs information as info        |

  @briumvi/recurrent-infections
  Rule: Repeated infections
    Mentions repeated infections, since the US label is understood to warn of serious ones.

    Scenario Outline: Serious infections may occur with Briumvi
      Given the profile says
        | fact                                                  | value   |
        | repeated infections, such as urinary tract infections | <value> |
      When briumvi is considered
      Then briumvi/recurrent-infections <outcome>

      Examples:
        | value   | outcome                          |
        | yes     | is flagged as a precaution, info |
        | no      | is not flagged                   |
        | unknown | needs information as info        |

  @briumvi/pml-ever
  Rule: PML, ever or suspected
    Raises PML that was diagnosed or suspected, since the US label is understood to warn of PML with drugs
    of this class. The article does not mention it for Briumvi.

    Scenario Outline: PML may occur with drugs such as Briumvi
      Given the profile says
        | fact                   | value   |
        | PML, ever or suspected | <value> |
      When briumvi is considered
      Then briumvi/pml-ever <outcome>

      Examples:
        | value   | outcome                              |
        | yes     | is flagged as a precaution, critical |
        | no      | is not flagged                       |
        | unknown | needs information as critical        |

  @briumvi/pml-watch
  Rule: Watch for PML
    Reminds of watching for signs of PML from the first infusion on. Source: the US label, understood to
    warn of PML with drugs of this class.

    Scenario: Signs of PML are made known before the first infusion
      When briumvi is considered
      Then briumvi/pml-watch is flagged as monitoring, info

    Scenario Outline: Signs of PML are watched for as long as Briumvi is given
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <infusion> is considered
      Then briumvi/pml-watch <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                        |
        | Tecfidera | stopped | briumvi                       | is flagged as monitoring, info |
        | Briumvi   | current | briumvi                       | is flagged as monitoring, info |
        | Briumvi   | current | another infusion than briumvi | is flagged as monitoring, info |
        | Briumvi   | stopped | another infusion than briumvi | is not flagged                 |
        | Briumvi   | stopped | briumvi                       | is flagged as monitoring, info |

  @briumvi/eu-immunocompromised
  Rule: Weakened immune system (EU text)
    Raises a weakened immune system, because the EU text lists a severely weakened one among its
    contraindications. The US label does not.

    Scenario Outline: The EU text speaks against Briumvi with a severely weakened immune system
      Given the profile says
        | fact                   | value   |
        | weakened immune system | <value> |
      When briumvi is considered
      Then briumvi/eu-immunocompromised <outcome>

      Examples:
        | value   | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as info           |

  @briumvi/eu-cancer
  Rule: Cancer, now or before (EU text)
    Raises a cancer, because the EU text lists an active one among its contraindications. The US label does
    not.

    Scenario Outline: The EU text speaks against Briumvi with an active cancer
      Given the profile says
        | fact                  | value   |
        | cancer, now or before | <value> |
      When briumvi is considered
      Then briumvi/eu-cancer <outcome>

      Examples:
        | value   | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as info           |

  @briumvi/another-infusion
  Rule: Another MS therapy now
    Raises another MS therapy that is under way, an infusion or another drug, because therapies of this kind
    are not given together. Source: general knowledge.

    Scenario Outline: No two MS therapies are given together
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When briumvi is considered
      Then briumvi/another-infusion <outcome>

      Examples:
        | therapy        | status  | outcome                             |
        | Lemtrada       | current | is flagged as a precaution, warning |
        | Lemtrada       | stopped | is not flagged                      |
        | Lemtrada       |         | needs information as warning        |
        | mitoxantrone   | current | is flagged as a precaution, warning |
        | mitoxantrone   | stopped | is not flagged                      |
        | mitoxantrone   |         | needs information as warning        |
        | Ocrevus        | current | is flagged as a precaution, warning |
        | Ocrevus        | stopped | is not flagged                      |
        | Ocrevus        |         | needs information as warning        |
        | Tyruko         | current | is flagged as a precaution, warning |
        | Tyruko         | stopped | is not flagged                      |
        | Tyruko         |         | needs information as warning        |
        | Tysabri        | current | is flagged as a precaution, warning |
        | Tysabri        | stopped | is not flagged                      |
        | Tysabri        |         | needs information as warning        |
        | Kesimpta       | current | is flagged as a precaution, warning |
        | Kesimpta       | stopped | is not flagged                      |
        | Kesimpta       |         | needs information as warning        |
        | Ocrevus Zunovo | current | is flagged as a precaution, warning |
        | Ocrevus Zunovo | stopped | is not flagged                      |
        | Ocrevus Zunovo |         | needs information as warning        |
        | Campath        | current | is flagged as a precaution, warning |
        | Tecfidera      | current | is flagged as a precaution, warning |
        | Briumvi        | current | is not flagged                      |

    Scenario: Without any therapy so far there is no other one now
      Given the therapies so far are
        | therapy | status |
      When briumvi is considered
      Then briumvi/another-infusion is not flagged

    Scenario: Therapies that nobody asked about may include one that goes on
      When briumvi is considered
      Then briumvi/another-infusion needs information as warning
      And it asks for "MS therapies so far"

    Scenario Outline: Another therapy matters to those on Briumvi, not to those who left it
      Given the therapies so far are
        | therapy | status   |
        | Briumvi | <status> |
        | Ocrevus | current  |
      When another infusion than briumvi is considered
      Then briumvi/another-infusion <outcome>

      Examples:
        | status  | outcome                             |
        | current | is flagged as a precaution, warning |
        | stopped | is not flagged                      |

  @all/carry-over-from-natalizumab
  Rule: Natalizumab, now or before
    Raises earlier natalizumab, because its effect may last into the next therapy. Source: general
    knowledge; no label gives a fixed time to wait.

    Scenario Outline: The effect of natalizumab may last into Briumvi
      Given the profile says
        | fact                  | value   |
        | months on natalizumab | <value> |
      When briumvi is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | value   | outcome                             |
        | 0.25    | is flagged as a precaution, warning |
        | 0.5     | is flagged as a precaution, warning |
        | 1       | is flagged as a precaution, warning |
        | 24      | is flagged as a precaution, warning |
        | 0       | is not flagged                      |
        | unknown | needs information as info           |

    Scenario Outline: Earlier natalizumab is a matter of the first Briumvi infusion
      Given the therapies so far are
        | therapy   | status   | started    | last dose  |
        | Tysabri   | stopped  | 2025-01-22 | 2026-01-22 |
        | <therapy> | <status> |            |            |
      When <infusion> is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                             |
        | Tecfidera | stopped | briumvi                       | is flagged as a precaution, warning |
        | Briumvi   | current | briumvi                       | is not flagged                      |
        | Briumvi   | current | another infusion than briumvi | is not flagged                      |
        | Briumvi   | stopped | another infusion than briumvi | is not flagged                      |
        | Briumvi   | stopped | briumvi                       | is flagged as a precaution, warning |

  @all/depression
  Rule: Depression
    Mentions a depression, because the AAN guideline of 2018 asks to look for one before a therapy is begun.

    Scenario Outline: Depression is looked for before Briumvi is begun
      Given the profile says
        | fact       | value   |
        | depression | <value> |
      When briumvi is considered
      Then all/depression <outcome>

      Examples:
        | value   | outcome                          |
        | yes     | is flagged as a precaution, info |
        | no      | is not flagged                   |
        | unknown | needs information as info        |

  @all/planning-pregnancy
  Rule: Pregnancy planned
    Raises a planned pregnancy, because Briumvi may harm an unborn child. Sources: the US label and the AAN
    guideline of 2018.

    Scenario Outline: Plans for a pregnancy come before Briumvi
      Given the profile says
        | fact                 | value   |
        | planning a pregnancy | <value> |
      When briumvi is considered
      Then all/planning-pregnancy <outcome>

      Examples:
        | value   | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |
        | unknown | needs information as info           |

  @all/cold-storage-difficult
  Rule: Difficulty with cold storage
    Mentions that Briumvi, like every infusion, needs no cold storage at home. Source: the article.

    Scenario Outline: An infusion needs no refrigerator at home
      Given the profile says
        | fact                 | value       |
        | cold storage is hard | <difficult> |
      When briumvi is considered
      Then all/cold-storage-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Cold storage at home is not asked about, since a preference is no medical concern
      When briumvi is considered
      Then all/cold-storage-difficult is not flagged
      And nothing is asked about "cold storage is hard"

  @all/daily-tablet-difficult
  Rule: Difficulty with a daily tablet
    Mentions that infusions such as Briumvi may suit people who find a daily tablet hard. Source: the article.

    Scenario Outline: An infusion may suit people who find a daily tablet hard
      Given the profile says
        | fact                   | value       |
        | a daily tablet is hard | <difficult> |
      When briumvi is considered
      Then all/daily-tablet-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Daily tablets are not asked about, since a preference is no medical concern
      When briumvi is considered
      Then all/daily-tablet-difficult is not flagged
      And nothing is asked about "a daily tablet is hard"

  @all/travels-often
  Rule: Frequent travel
    Mentions that infusions such as Briumvi may suit people who travel often better than daily tablets.
    Source: the article.

    Scenario Outline: An infusion may suit frequent travelers
      Given the profile says
        | fact            | value     |
        | frequent travel | <travels> |
      When briumvi is considered
      Then all/travels-often <outcome>

      Examples:
        | travels | outcome                          |
        | yes     | is flagged as a preference, info |
        | no      | is not flagged                   |

    Scenario: Travel is not asked about, since a preference is no medical concern
      When briumvi is considered
      Then all/travels-often is not flagged
      And nothing is asked about "frequent travel"
