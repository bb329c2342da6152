Feature: Ocrevus (ocrelizumab)
  What to raise with a clinician when an Ocrevus infusion is considered, is given, or was stopped.
  Sources: the article, the US label, the AAN guideline of 2018 and, marked so, general knowledge.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Ocrevus is summed up
    Given the therapies so far are
      | therapy | status |
    And the profile says
      | fact                                                  | value       |
      | age                                                   | <age>       |
      | weight                                                | 60          |
      | active infection                                      | <infection> |
      | type of MS                                            | <type>      |
      | disease activity                                      | active      |
      | anti-JC-virus antibody                                | negative    |
      | anti-JC-virus antibody date                           | 2026-11-02  |
      | PML, ever or suspected                                | <PML>       |
      | herpes infection, ever                                | <herpes>    |
      | repeated infections, such as urinary tract infections | no          |
      | severe allergic or infusion reactions                 | <reactions> |
      | hepatitis B surface antigen                           | <HBsAg>     |
      | hepatitis B core antibody                             | negative    |
      | serum immunoglobulins                                 | <Ig>        |
      | liver tests                                           | normal      |
      | liver disease                                         | no          |
      | cancer, now or before                                 | no          |
      | depression                                            | no          |
      | immunosuppressant, before                             | no          |
      | immunosuppressant, now                                | no          |
      | inflammatory bowel disease                            | no          |
      | new or lasting diarrhea                               | no          |
      | could become pregnant                                 | yes         |
      | using contraception                                   | yes         |
      | pregnant                                              | no          |
      | planning a pregnancy                                  | no          |
      | breastfeeding                                         | no          |
      | needed vaccines given in time                         | yes         |
      | last live vaccine                                     | none        |
      | last breast cancer screening                          | 2026-03-10  |
    When ocrevus is considered
    Then ocrevus is <status>

    Examples:
      | age     | infection | type    | HBsAg    | Ig      | PML     | herpes  | reactions   | status             |
      | 34      | no        | RRMS    | negative | normal  | no      | no      | none        | no concern found   |
      | 34      | no        | PPMS    | negative | normal  | no      | no      | none        | no concern found   |
      | 34      | no        | RRMS    | negative | normal  | no      | yes     | none        | caution            |
      | 34      | no        | RRMS    | negative | normal  | no      | unknown | none        | caution            |
      | 34      | no        | RRMS    | negative | normal  | yes     | no      | none        | caution            |
      | 34      | yes       | RRMS    | negative | normal  | no      | no      | none        | caution            |
      | 34      | no        | RRMS    | negative | low     | no      | no      | none        | caution            |
      | 12      | no        | RRMS    | negative | normal  | no      | no      | none        | caution            |
      | 34      | no        | RRMS    | negative | normal  | unknown | no      | none        | information needed |
      | 34      | no        | RRMS    | negative | normal  | no      | yes     | unknown     | information needed |
      | 34      | no        | unknown | negative | normal  | no      | no      | none        | information needed |
      | 34      | unknown   | RRMS    | negative | normal  | no      | no      | none        | information needed |
      | unknown | no        | RRMS    | negative | normal  | no      | no      | none        | information needed |
      | 34      | no        | RRMS    | unknown  | normal  | no      | no      | none        | information needed |
      | 34      | no        | RRMS    | negative | unknown | no      | no      | none        | information needed |
      | 34      | no        | PRMS    | negative | normal  | no      | no      | none        | not indicated      |
      | 34      | no        | PRMS    | unknown  | unknown | unknown | unknown | unknown     | not indicated      |
      | 9       | no        | RRMS    | negative | normal  | no      | no      | none        | not indicated      |
      | 9       | unknown   | unknown | unknown  | unknown | unknown | unknown | unknown     | not indicated      |
      | 34      | no        | RRMS    | negative | normal  | no      | no      | ocrelizumab | contraindicated    |
      | 34      | no        | RRMS    | positive | normal  | no      | no      | none        | contraindicated    |
      | 34      | no        | PRMS    | unknown  | low     | unknown | yes     | ocrelizumab | contraindicated    |
      | 9       | yes       | PRMS    | positive | unknown | unknown | yes     | unknown     | contraindicated    |

  Scenario: Knowing nothing about a person never clears Ocrevus
    When ocrevus is considered
    Then ocrevus is information needed

  Scenario Outline: What speaks against Ocrevus is raised as long as it is given, and no longer once it was stopped
    Given the therapies so far are
      | therapy  | status   | last dose  |
      | Ocrevus  | <status> | 2026-01-10 |
      | Lemtrada | current  | 2026-11-01 |
    And the profile says
      | fact                                                  | value       |
      | age                                                   | 17          |
      | weight                                                | 60          |
      | active infection                                      | yes         |
      | type of MS                                            | <type>      |
      | anti-JC-virus antibody                                | positive    |
      | PML, ever or suspected                                | yes         |
      | herpes infection, ever                                | yes         |
      | repeated infections, such as urinary tract infections | yes         |
      | severe allergic or infusion reactions                 | ocrelizumab |
      | hepatitis B surface antigen                           | <HBsAg>     |
      | hepatitis B core antibody                             | positive    |
      | serum immunoglobulins                                 | low         |
      | liver tests                                           | raised      |
      | liver disease                                         | yes         |
      | cancer, now or before                                 | yes         |
      | depression                                            | yes         |
      | immunosuppressant, now                                | yes         |
      | inflammatory bowel disease                            | yes         |
      | could become pregnant                                 | yes         |
      | using contraception                                   | no          |
      | pregnant                                              | yes         |
      | planning a pregnancy                                  | yes         |
      | breastfeeding                                         | yes         |
      | last live vaccine                                     | 2026-11-10  |
      | frequent travel                                       | yes         |
      | a daily tablet is hard                                | yes         |
      | cold storage is hard                                  | yes         |
    When another infusion than ocrevus is considered
    Then <rule> <outcome>

    Examples: While Ocrevus is given
      | rule                         | type | HBsAg    | status  | outcome    |
      | ocrevus/active-infection     | PRMS | positive | current | is flagged |
      | ocrevus/adolescent-rrms      | RRMS | positive | current | is flagged |
      | ocrevus/age                  | PRMS | positive | current | is flagged |
      | ocrevus/another-infusion     | PRMS | positive | current | is flagged |
      | ocrevus/bowel-disease        | PRMS | positive | current | is flagged |
      | ocrevus/breastfeeding        | PRMS | positive | current | is flagged |
      | ocrevus/cancer-history       | PRMS | positive | current | is flagged |
      | ocrevus/contraception        | PRMS | positive | current | is flagged |
      | ocrevus/hepatitis-b          | PRMS | positive | current | is flagged |
      | ocrevus/hepatitis-b-past     | PRMS | negative | current | is flagged |
      | ocrevus/herpes               | PRMS | positive | current | is flagged |
      | ocrevus/immunoglobulins      | PRMS | positive | current | is flagged |
      | ocrevus/immunosuppressant    | PRMS | positive | current | is flagged |
      | ocrevus/live-vaccine         | PRMS | positive | current | is flagged |
      | ocrevus/liver-disease        | PRMS | positive | current | is flagged |
      | ocrevus/liver-tests          | PRMS | positive | current | is flagged |
      | ocrevus/ms-type              | PRMS | positive | current | is flagged |
      | ocrevus/pml-ever             | PRMS | positive | current | is flagged |
      | ocrevus/pml-jc-virus         | PRMS | positive | current | is flagged |
      | ocrevus/pregnancy            | PRMS | positive | current | is flagged |
      | ocrevus/recurrent-infections | PRMS | positive | current | is flagged |
      | ocrevus/severe-reaction      | PRMS | positive | current | is flagged |
      | all/cold-storage-difficult   | PRMS | positive | current | is flagged |
      | all/daily-tablet-difficult   | PRMS | positive | current | is flagged |
      | all/depression               | PRMS | positive | current | is flagged |
      | all/planning-pregnancy       | PRMS | positive | current | is flagged |
      | all/travels-often            | PRMS | positive | current | is flagged |

    Examples: After Ocrevus was stopped
      | rule                         | type | HBsAg    | status  | outcome        |
      | ocrevus/active-infection     | PRMS | positive | stopped | is not flagged |
      | ocrevus/adolescent-rrms      | RRMS | positive | stopped | is not flagged |
      | ocrevus/age                  | PRMS | positive | stopped | is not flagged |
      | ocrevus/another-infusion     | PRMS | positive | stopped | is not flagged |
      | ocrevus/bowel-disease        | PRMS | positive | stopped | is not flagged |
      | ocrevus/breastfeeding        | PRMS | positive | stopped | is not flagged |
      | ocrevus/cancer-history       | PRMS | positive | stopped | is not flagged |
      | ocrevus/contraception        | PRMS | positive | stopped | is not flagged |
      | ocrevus/hepatitis-b          | PRMS | positive | stopped | is not flagged |
      | ocrevus/hepatitis-b-past     | PRMS | negative | stopped | is not flagged |
      | ocrevus/herpes               | PRMS | positive | stopped | is not flagged |
      | ocrevus/immunosuppressant    | PRMS | positive | stopped | is not flagged |
      | ocrevus/live-vaccine         | PRMS | positive | stopped | is not flagged |
      | ocrevus/liver-disease        | PRMS | positive | stopped | is not flagged |
      | ocrevus/liver-tests          | PRMS | positive | stopped | is not flagged |
      | ocrevus/ms-type              | PRMS | positive | stopped | is not flagged |
      | ocrevus/pml-ever             | PRMS | positive | stopped | is not flagged |
      | ocrevus/pml-jc-virus         | PRMS | positive | stopped | is not flagged |
      | ocrevus/pregnancy            | PRMS | positive | stopped | is not flagged |
      | ocrevus/recurrent-infections | PRMS | positive | stopped | is not flagged |
      | ocrevus/severe-reaction      | PRMS | positive | stopped | is not flagged |
      | all/cold-storage-difficult   | PRMS | positive | stopped | is not flagged |
      | all/daily-tablet-difficult   | PRMS | positive | stopped | is not flagged |
      | all/depression               | PRMS | positive | stopped | is not flagged |
      | all/planning-pregnancy       | PRMS | positive | stopped | is not flagged |
      | all/travels-often            | PRMS | positive | stopped | is not flagged |

  @ocrevus/active-infection
  Rule: Active infection
    Raises an active infection, because the US label has the infusion wait until the infection is over.
    Source: the US label; the article is silent here.

    Scenario Outline: An Ocrevus infusion waits until an infection is over
      Given the profile says
        | fact             | value       |
        | active infection | <infection> |
      When ocrevus is considered
      Then ocrevus/active-infection <outcome>

      Examples:
        | infection | outcome                              |
        | yes       | is flagged as a precaution, critical |
        | no        | is not flagged                       |

    Scenario: An infection that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/active-infection needs information as critical
      And it asks for "active infection"

  @ocrevus/adolescent-rrms
  Rule: RRMS from age 10 and under 18
    Raises RRMS from age 10 and a weight of at least 25 kg, under 18, so that the prescriber goes by the
    current label. Source: the US label since 2026-05, as one summary tells it; this was not read in the label
    itself.

    Scenario Outline: RRMS from age 10 is understood to be in the label since 2026-05
      Given the profile says
        | fact       | value    |
        | age        | <age>    |
        | type of MS | <type>   |
        | weight     | <weight> |
      When ocrevus is considered
      Then ocrevus/adolescent-rrms <outcome>

      Examples:
        | age     | type    | weight  | outcome                             |
        | 9       | RRMS    | 40      | is not flagged                      |
        | 9.4     | RRMS    | 40      | is not flagged                      |
        | 9.9     | RRMS    | 40      | is not flagged                      |
        | 10      | RRMS    | 40      | is flagged as a precaution, warning |
        | 10.4    | RRMS    | 40      | is flagged as a precaution, warning |
        | 17      | RRMS    | 40      | is flagged as a precaution, warning |
        | 17.4    | RRMS    | 40      | is flagged as a precaution, warning |
        | 17.9    | RRMS    | 40      | is flagged as a precaution, warning |
        | 18      | RRMS    | 40      | is not flagged                      |
        | 18.4    | RRMS    | 40      | is not flagged                      |
        | 34      | RRMS    | 60      | is not flagged                      |
        | 12      | RRMS    | 24      | is not flagged                      |
        | 12      | RRMS    | 24.4    | is not flagged                      |
        | 12      | RRMS    | 24.9    | is not flagged                      |
        | 12      | RRMS    | 25      | is flagged as a precaution, warning |
        | 12      | RRMS    | 25.4    | is flagged as a precaution, warning |
        | 12      | CIS     | 40      | is not flagged                      |
        | 12      | SPMS    | 40      | is not flagged                      |
        | 12      | PRMS    | 40      | is not flagged                      |
        | 12      | PPMS    | 40      | is not flagged                      |
        | 34      | unknown | unknown | is not flagged                      |
        | unknown | RRMS    | 40      | needs information as warning        |
        | 12      | unknown | 40      | needs information as warning        |
        | 12      | RRMS    | unknown | needs information as warning        |

    Scenario: A person about whom nothing is known may be from 10 to 18
      When ocrevus is considered
      Then ocrevus/adolescent-rrms needs information as warning
      And it asks for "age" and "type of MS" and "weight"

  @ocrevus/age
  Rule: Under 18 and outside the label
    Raises an age under 10, and under 18 any type of MS but RRMS or a weight under 25 kg. Source: the US
    label, for adults, and since 2026-05 understood to include RRMS from age 10 and 25 kg, which was not read
    in the label itself. The article gives no age.

    Scenario Outline: Under 18, only RRMS from age 10 and a weight of at least 25 kg is understood to be in the label
      Given the profile says
        | fact       | value    |
        | age        | <age>    |
        | type of MS | <type>   |
        | weight     | <weight> |
      When ocrevus is considered
      Then ocrevus/age <outcome>

      Examples: Children under 10
        | age | type    | weight  | outcome                              |
        | 0   | RRMS    | 30      | is flagged as an indication, warning |
        | 9   | RRMS    | 30      | is flagged as an indication, warning |
        | 9.4 | RRMS    | 30      | is flagged as an indication, warning |
        | 9.9 | RRMS    | 30      | is flagged as an indication, warning |
        | 9   | unknown | unknown | is flagged as an indication, warning |

      Examples: From age 10 and under 18
        | age  | type    | weight  | outcome                              |
        | 10   | RRMS    | 30      | is not flagged                       |
        | 10.4 | RRMS    | 30      | is not flagged                       |
        | 11   | RRMS    | 30      | is not flagged                       |
        | 17.9 | RRMS    | 60      | is not flagged                       |
        | 12   | RRMS    | 24      | is flagged as an indication, warning |
        | 12   | RRMS    | 24.4    | is flagged as an indication, warning |
        | 12   | RRMS    | 24.9    | is flagged as an indication, warning |
        | 12   | RRMS    | 25      | is not flagged                       |
        | 12   | RRMS    | 25.4    | is not flagged                       |
        | 12   | RRMS    | 26      | is not flagged                       |
        | 12   | CIS     | 40      | is flagged as an indication, warning |
        | 12   | SPMS    | 40      | is flagged as an indication, warning |
        | 12   | PRMS    | 40      | is flagged as an indication, warning |
        | 12   | PPMS    | 40      | is flagged as an indication, warning |
        | 17   | PPMS    | 60      | is flagged as an indication, warning |
        | 17.4 | PPMS    | 60      | is flagged as an indication, warning |
        | 17.9 | PPMS    | 60      | is flagged as an indication, warning |
        | 12   | PPMS    | unknown | is flagged as an indication, warning |
        | 12   | unknown | 24      | is flagged as an indication, warning |
        | 12   | RRMS    | unknown | needs information as warning         |
        | 12   | unknown | 40      | needs information as warning         |

      Examples: Adults
        | age  | type    | weight  | outcome        |
        | 18   | PPMS    | 24      | is not flagged |
        | 18.5 | PPMS    | 60      | is not flagged |
        | 19   | CIS     | 60      | is not flagged |
        | 80   | unknown | unknown | is not flagged |

      Examples: Of unknown age
        | age     | type | weight | outcome                      |
        | unknown | RRMS | 60     | needs information as warning |
        | unknown | PPMS | 60     | needs information as warning |

    Scenario: With RRMS and a weight of an adult only the age is open
      Given the profile says
        | fact       | value |
        | type of MS | RRMS  |
        | weight     | 60    |
      When ocrevus is considered
      Then ocrevus/age needs information as warning
      And it asks for "age"

    Scenario: Under 18 the type of MS and the weight are asked as well
      Given the profile says
        | fact | value |
        | age  | 12    |
      When ocrevus is considered
      Then ocrevus/age needs information as warning
      And it asks for "type of MS" and "weight"
      And it rests on "age"

    Scenario: A person about whom nothing is known may be a minor
      When ocrevus is considered
      Then ocrevus/age needs information as warning
      And it asks for "age" and "type of MS" and "weight"

  @ocrevus/another-infusion
  Rule: Another MS therapy now
    Raises another MS therapy that is under way, an infusion or another drug, since therapies of this kind are
    not given together. Source: general knowledge.

    Scenario Outline: No two MS therapies are given together
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When ocrevus is considered
      Then ocrevus/another-infusion <outcome>

      Examples:
        | therapy        | status  | outcome                             |
        | Briumvi        | current | is flagged as a precaution, warning |
        | Lemtrada       | current | is flagged as a precaution, warning |
        | mitoxantrone   | current | is flagged as a precaution, warning |
        | Tyruko         | current | is flagged as a precaution, warning |
        | Tysabri        | current | is flagged as a precaution, warning |
        | Kesimpta       | current | is flagged as a precaution, warning |
        | Tecfidera      | current | is flagged as a precaution, warning |
        | Ocrevus Zunovo | current | is flagged as a precaution, warning |
        | Campath        | current | is flagged as a precaution, warning |
        | Ocrevus        | current | is not flagged                      |
        | ocrelizumab    | current | is not flagged                      |
        | Briumvi        | stopped | is not flagged                      |
        | Lemtrada       | stopped | is not flagged                      |
        | mitoxantrone   | stopped | is not flagged                      |
        | Tyruko         | stopped | is not flagged                      |
        | Kesimpta       | stopped | is not flagged                      |
        | Ocrevus Zunovo | stopped | is not flagged                      |
        | Briumvi        | unknown | needs information as warning        |
        | Lemtrada       | unknown | needs information as warning        |
        | mitoxantrone   | unknown | needs information as warning        |
        | Tysabri        | unknown | needs information as warning        |
        | Kesimpta       | unknown | needs information as warning        |
        | Ocrevus Zunovo | unknown | needs information as warning        |

    Scenario: Without any therapy so far there is no other one now
      Given the therapies so far are
        | therapy | status |
      When ocrevus is considered
      Then ocrevus/another-infusion is not flagged

    Scenario: Two forms of ocrelizumab at a time are raised for someone on Ocrevus too
      Given the therapies so far are
        | therapy        | status  |
        | Ocrevus        | current |
        | Ocrevus Zunovo | current |
      When another infusion than ocrevus is considered
      Then ocrevus is assessed as current
      And ocrevus/another-infusion is flagged as a precaution, warning

    Scenario: Without the therapies another one now is not ruled out
      When ocrevus is considered
      Then ocrevus/another-infusion needs information as warning
      And it asks for "MS therapies so far"

  @ocrevus/bowel-disease
  Rule: Inflammatory bowel disease
    Mentions inflammatory bowel disease, because colitis has occurred with Ocrevus. Source: the US label,
    which does not speak of people who already have a bowel disease.

    Scenario Outline: Colitis has occurred with Ocrevus
      Given the profile says
        | fact                       | value     |
        | inflammatory bowel disease | <disease> |
      When ocrevus is considered
      Then ocrevus/bowel-disease <outcome>

      Examples:
        | disease | outcome                          |
        | yes     | is flagged as a precaution, info |
        | no      | is not flagged                   |

    Scenario: Bowel disease that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/bowel-disease needs information as info
      And it asks for "inflammatory bowel disease"

  @ocrevus/breast-screening
  Rule: For women: no breast cancer screening
    Raises, for women, that no breast cancer screening was done yet, before the first infusion and during
    treatment. Source: the US label, which asks to follow the usual screening.

    Scenario Outline: The usual breast cancer screening is followed
      Given the profile says
        | fact                         | value      |
        | last breast cancer screening | <screened> |
      When ocrevus is considered
      Then ocrevus/breast-screening <outcome>

      Examples:
        | screened   | outcome                        |
        | none       | is flagged as monitoring, info |
        | 2025-11-03 | is not flagged                 |
        | 2015-01-01 | is not flagged                 |

    Scenario: Screening that nobody asked about may be due
      When ocrevus is considered
      Then ocrevus/breast-screening needs information as info
      And it asks for "last breast cancer screening"

    Scenario Outline: Screening is followed as long as Ocrevus is given
      Given the therapies so far are
        | therapy | status   |
        | Ocrevus | <status> |
      And the profile says
        | fact                         | value |
        | last breast cancer screening | none  |
      When another infusion than ocrevus is considered
      Then ocrevus/breast-screening <outcome>

      Examples:
        | status  | outcome                        |
        | current | is flagged as monitoring, info |
        | stopped | is not flagged                 |

  @ocrevus/breastfeeding
  Rule: Breastfeeding
    Raises breastfeeding, because there are no adequate data on human milk. Source: the US label, which leaves
    benefit and risk to be weighed.

    Scenario Outline: There are no adequate data on Ocrevus in human milk
      Given the profile says
        | fact          | value           |
        | breastfeeding | <breastfeeding> |
      When ocrevus is considered
      Then ocrevus/breastfeeding <outcome>

      Examples:
        | breastfeeding | outcome                             |
        | yes           | is flagged as a precaution, warning |
        | no            | is not flagged                      |

    Scenario: Breastfeeding that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/breastfeeding needs information as info
      And it asks for "breastfeeding"

  @ocrevus/cancer-history
  Rule: Cancer, now or before
    Raises cancer, now or before, because cancer may be more frequent with Ocrevus. Source: the US label,
    which warns of breast cancer above all.

    Scenario Outline: Cancer may be more frequent with Ocrevus
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      When ocrevus is considered
      Then ocrevus/cancer-history <outcome>

      Examples:
        | cancer | outcome                             |
        | yes    | is flagged as a precaution, warning |
        | no     | is not flagged                      |

    Scenario: Cancer that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/cancer-history needs information as warning
      And it asks for "cancer, now or before"

  @ocrevus/contraception
  Rule: Pregnancy possible without contraception
    Raises a possible pregnancy without effective contraception. Source: the US label, which asks for
    contraception during Ocrevus and for 6 months after it.

    Scenario Outline: Contraception is asked for where a pregnancy is possible
      Given the profile says
        | fact                  | value      |
        | could become pregnant | <possible> |
        | using contraception   | <used>     |
      When ocrevus is considered
      Then ocrevus/contraception <outcome>

      Examples:
        | possible | used    | outcome                             |
        | yes      | no      | is flagged as a precaution, warning |
        | yes      | yes     | is not flagged                      |
        | no       | no      | is not flagged                      |
        | no       | yes     | is not flagged                      |
        | no       | unknown | is not flagged                      |
        | unknown  | yes     | is not flagged                      |
        | unknown  | no      | needs information as warning        |
        | yes      | unknown | needs information as warning        |

    Scenario: Contraception that nobody asked about is not known
      When ocrevus is considered
      Then ocrevus/contraception needs information as warning
      And it asks for "could become pregnant" and "using contraception"

  @ocrevus/contraception-after
  Rule: Pregnancy possible within 6 months after the last infusion
    Raises a possible pregnancy without effective contraception until 6 months after the last Ocrevus
    infusion. Source: the US label; other regions name other times.

    Scenario Outline: Contraception goes on for 6 months after the last infusion
      Given the therapies so far are
        | therapy | status   | last dose |
        | Ocrevus | <status> | <last>    |
      And the profile says
        | fact                  | value      |
        | could become pregnant | <possible> |
        | using contraception   | <used>     |
      When <infusion> is considered
      Then ocrevus/contraception-after <outcome>

      Examples:
        | status  | last       | possible | used    | infusion                      | outcome                             |
        | stopped | 2026-10-01 | yes      | no      | another infusion than ocrevus | is flagged as a precaution, warning |
        | stopped | 2026-06-07 | yes      | no      | another infusion than ocrevus | is flagged as a precaution, warning |
        | stopped | 2026-05-22 | yes      | no      | another infusion than ocrevus | is flagged as a precaution, warning |
        | stopped | 2026-05-22 | yes      | no      | ocrevus                       | is flagged as a precaution, warning |
        | stopped | 2026-05-21 | yes      | no      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-05-07 | yes      | no      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-04-22 | yes      | no      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-10-01 | yes      | yes     | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-10-01 | no       | no      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-10-01 | unknown  | no      | another infusion than ocrevus | needs information as warning        |
        | stopped | 2026-10-01 | yes      | unknown | another infusion than ocrevus | needs information as warning        |
        | stopped | unknown    | yes      | no      | another infusion than ocrevus | needs information as warning        |
        | unknown | 2026-10-01 | yes      | no      | ocrevus                       | needs information as warning        |
        | current | 2026-10-01 | yes      | no      | another infusion than ocrevus | is not flagged                      |

    Scenario: After Ocrevus pregnancy and contraception are asked
      Given the therapies so far are
        | therapy | status  | last dose  |
        | Ocrevus | stopped | 2026-10-01 |
      When another infusion than ocrevus is considered
      Then ocrevus/contraception-after needs information as warning
      And it asks for "could become pregnant" and "using contraception"

    Scenario: Without the therapies nobody knows whether Ocrevus was stopped
      Given the profile says
        | fact                  | value |
        | could become pregnant | yes   |
        | using contraception   | no    |
      When ocrevus is considered
      Then ocrevus/contraception-after needs information as warning
      And it asks for "MS therapies so far"

  @ocrevus/dose-interval
  Rule: Last infusion less than 5 months ago
    Raises an Ocrevus infusion less than 5 months ago in a person who is on Ocrevus, since at least 5 months
    are to lie between doses of 600 mg. Source: general knowledge, not read in this label.

    Scenario Outline: At least 5 months lie between two infusions of Ocrevus that goes on
      Given the therapies so far are
        | therapy   | status   | last dose |
        | <therapy> | <status> | <last>    |
      When <infusion> is considered
      Then ocrevus/dose-interval <outcome>

      Examples:
        | therapy   | status  | last       | infusion                      | outcome                        |
        | Ocrevus   | current | 2026-11-08 | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | current | 2026-07-07 | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | current | 2026-06-23 | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | current | 2026-06-22 | another infusion than ocrevus | is not flagged                 |
        | Ocrevus   | current | 2026-06-07 | another infusion than ocrevus | is not flagged                 |
        | Ocrevus   | current | 2026-05-22 | another infusion than ocrevus | is not flagged                 |
        | Ocrevus   | current | unknown    | another infusion than ocrevus | needs information as info      |
        | Ocrevus   | stopped | 2026-10-01 | another infusion than ocrevus | is not flagged                 |
        | Ocrevus   | stopped | 2026-10-01 | ocrevus                       | is not flagged                 |
        | Tecfidera | current | 2026-10-01 | ocrevus                       | is not flagged                 |

    Scenario: Without the therapies nobody knows when Ocrevus was given
      When ocrevus is considered
      Then ocrevus/dose-interval needs information as info
      And it asks for "MS therapies so far"

  @ocrevus/hepatitis-b
  Rule: Hepatitis B, surface antigen positive
    Raises a positive surface antigen and asks for the screening before the first infusion, because active
    hepatitis B rules Ocrevus out. Source: the US label.

    Scenario Outline: Active hepatitis B rules Ocrevus out
      Given the profile says
        | fact                        | value     |
        | hepatitis B surface antigen | <antigen> |
      When ocrevus is considered
      Then ocrevus/hepatitis-b <outcome>

      Examples:
        | antigen  | outcome                                    |
        | positive | is flagged as a contraindication, critical |
        | negative | is not flagged                             |

    Scenario: Without hepatitis B screening the first infusion cannot be judged
      When ocrevus is considered
      Then ocrevus/hepatitis-b needs information as critical
      And it asks for "hepatitis B surface antigen"

  @ocrevus/hepatitis-b-past
  Rule: Hepatitis B in the past
    Raises a positive core antibody with a negative surface antigen, because hepatitis B may return. Source:
    the US label, which asks for a liver specialist.

    Scenario Outline: Hepatitis B of the past may return with Ocrevus
      Given the profile says
        | fact                        | value      |
        | hepatitis B surface antigen | <antigen>  |
        | hepatitis B core antibody   | <antibody> |
      When ocrevus is considered
      Then ocrevus/hepatitis-b-past <outcome>

      Examples:
        | antigen  | antibody | outcome                             |
        | negative | positive | is flagged as a precaution, warning |
        | negative | negative | is not flagged                      |
        | positive | positive | is not flagged                      |
        | positive | negative | is not flagged                      |
        | unknown  | negative | is not flagged                      |
        | positive | unknown  | is not flagged                      |
        | unknown  | positive | needs information as warning        |
        | negative | unknown  | needs information as warning        |

    Scenario: Without any result both are asked
      When ocrevus is considered
      Then ocrevus/hepatitis-b-past needs information as warning
      And it asks for "hepatitis B surface antigen" and "hepatitis B core antibody"

  @ocrevus/herpes
  Rule: Herpes infection, ever
    Raises a herpes infection at any time, because herpes infections may occur with Ocrevus. Sources: the
    article and the US label.

    Scenario Outline: Herpes infections may occur with Ocrevus
      Given the profile says
        | fact                   | value    |
        | herpes infection, ever | <herpes> |
      When ocrevus is considered
      Then ocrevus/herpes <outcome>

      Examples:
        | herpes | outcome                             |
        | yes    | is flagged as a precaution, warning |
        | no     | is not flagged                      |

    Scenario: Herpes that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/herpes needs information as warning
      And it asks for "herpes infection, ever"

  @ocrevus/immunoglobulin-watch
  Rule: Follow-up of immunoglobulins
    Always raised for a person who is on Ocrevus or was. Source: the US label, which follows immunoglobulins
    during treatment and after it until B cells are back.

    Scenario Outline: Immunoglobulins are followed during Ocrevus and after it
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <infusion> is considered
      Then ocrevus/immunoglobulin-watch <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                        |
        | Tecfidera | current | ocrevus                       | is not flagged                 |
        | Ocrevus   | current | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | stopped | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | stopped | ocrevus                       | is flagged as monitoring, info |

    Scenario: Without the therapies nobody knows whether Ocrevus was begun
      When ocrevus is considered
      Then ocrevus/immunoglobulin-watch needs information as info
      And it asks for "MS therapies so far"

  @ocrevus/immunoglobulins
  Rule: Low serum immunoglobulins
    Raises low serum immunoglobulins and asks for them before Ocrevus is begun, during it and after it.
    Source: the US label, which asks for an immunologist when they are low and follows them until B cells are
    back.

    Scenario Outline: Ocrevus may lower immunoglobulins further
      Given the profile says
        | fact                  | value    |
        | serum immunoglobulins | <result> |
      When ocrevus is considered
      Then ocrevus/immunoglobulins <outcome>

      Examples:
        | result | outcome                              |
        | low    | is flagged as a requirement, warning |
        | normal | is not flagged                       |

    Scenario: Immunoglobulins that nobody measured are asked for
      When ocrevus is considered
      Then ocrevus/immunoglobulins needs information as warning
      And it asks for "serum immunoglobulins"

    Scenario Outline: Immunoglobulins matter before every infusion, and after the last one until B cells are back
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      And the profile says
        | fact                  | value    |
        | serum immunoglobulins | <result> |
      When <infusion> is considered
      Then ocrevus/immunoglobulins <outcome>

      Examples:
        | therapy   | status  | result  | infusion                      | outcome                              |
        | Tecfidera | stopped | low     | ocrevus                       | is flagged as a requirement, warning |
        | Ocrevus   | current | low     | another infusion than ocrevus | is flagged as a requirement, warning |
        | Ocrevus   | current | normal  | another infusion than ocrevus | is not flagged                       |
        | Ocrevus   | current | unknown | another infusion than ocrevus | needs information as warning         |
        | Ocrevus   | stopped | low     | another infusion than ocrevus | is flagged as a requirement, warning |
        | Ocrevus   | stopped | low     | ocrevus                       | is flagged as a requirement, warning |
        | Ocrevus   | stopped | normal  | another infusion than ocrevus | is not flagged                       |
        | Ocrevus   | stopped | unknown | another infusion than ocrevus | needs information as warning         |

  @ocrevus/immunosuppressant
  Rule: Immunosuppressant or alemtuzumab, now or before
    Raises an immunosuppressant, or alemtuzumab, that is or was given, because its effect may add to that of
    Ocrevus. Source: the US label; the part on changing from another drug is general knowledge.

    Scenario Outline: The effects of an immunosuppressant and Ocrevus may add up
      Given the therapies so far are
        | therapy | status |
      And the profile says
        | fact                      | value    |
        | immunosuppressant, now    | <now>    |
        | immunosuppressant, before | <before> |
      When ocrevus is considered
      Then ocrevus/immunosuppressant <outcome>

      Examples:
        | now     | before  | outcome                             |
        | yes     | no      | is flagged as a precaution, warning |
        | no      | yes     | is flagged as a precaution, warning |
        | yes     | unknown | is flagged as a precaution, warning |
        | unknown | yes     | is flagged as a precaution, warning |
        | no      | no      | is not flagged                      |
        | no      | unknown | needs information as warning        |
        | unknown | no      | needs information as warning        |

    Scenario Outline: The effect of alemtuzumab lasts long and may add to that of Ocrevus
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      And the profile says
        | fact                      | value    |
        | immunosuppressant, now    | <now>    |
        | immunosuppressant, before | <before> |
      When ocrevus is considered
      Then ocrevus/immunosuppressant <outcome>

      Examples:
        | therapy   | status  | now     | before  | outcome                             |
        | Lemtrada  | stopped | no      | no      | is flagged as a precaution, warning |
        | Lemtrada  | current | no      | no      | is flagged as a precaution, warning |
        | Lemtrada  | unknown | no      | no      | is flagged as a precaution, warning |
        | Campath   | stopped | no      | no      | is flagged as a precaution, warning |
        | Lemtrada  | stopped | unknown | unknown | is flagged as a precaution, warning |
        | Tecfidera | stopped | no      | no      | is not flagged                      |
        | Kesimpta  | current | no      | no      | is not flagged                      |
        | Lemtrade  | stopped | no      | no      | needs information as warning        |

    Scenario Outline: An immunosuppressant among the MS therapies counts without being asked for
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When ocrevus is considered
      Then ocrevus/immunosuppressant <outcome>

      Examples:
        | therapy      | status  | outcome                             |
        | mitoxantrone | stopped | is flagged as a precaution, warning |
        | azathioprine | current | is flagged as a precaution, warning |
        | Mavenclad    | stopped | is flagged as a precaution, warning |
        | rituximab    | stopped | is flagged as a precaution, warning |
        | Tecfidera    | stopped | needs information as warning        |

    Scenario: Without the therapies alemtuzumab is not ruled out
      Given the profile says
        | fact                      | value |
        | immunosuppressant, now    | no    |
        | immunosuppressant, before | no    |
      When ocrevus is considered
      Then ocrevus/immunosuppressant needs information as warning
      And it asks for "MS therapies so far"

    Scenario: Immunosuppressants that nobody asked about are not ruled out
      When ocrevus is considered
      Then ocrevus/immunosuppressant needs information as warning
      And it asks for "MS therapies so far" and "immunosuppressant, now" and "immunosuppressant, before"

  @ocrevus/live-vaccine
  Rule: Live vaccine within 4 weeks
    Raises a live vaccine less than 28 days ago. Source: the US label, which has 4 weeks pass before the first
    infusion.

    Scenario Outline: Four weeks pass between a live vaccine and Ocrevus
      Given the profile says
        | fact              | value   |
        | last live vaccine | <given> |
      When ocrevus is considered
      Then ocrevus/live-vaccine <outcome>

      Examples:
        | given      | outcome                              |
        | 2026-11-22 | is flagged as a requirement, warning |
        | 2026-11-10 | is flagged as a requirement, warning |
        | 2026-10-26 | is flagged as a requirement, warning |
        | 2026-10-25 | is not flagged                       |
        | 2026-10-24 | is not flagged                       |
        | 2019-06-01 | is not flagged                       |
        | none       | is not flagged                       |
        | unknown    | needs information as info            |

    Scenario: A live vaccine that nobody asked about may have been a recent one
      When ocrevus is considered
      Then ocrevus/live-vaccine needs information as info
      And it asks for "last live vaccine"

  @ocrevus/liver-disease
  Rule: Liver disease
    Raises liver disease, because liver injury has occurred with Ocrevus. Source: the US label, which warns
    everyone of it.

    Scenario Outline: Liver injury has occurred with Ocrevus
      Given the profile says
        | fact          | value     |
        | liver disease | <disease> |
      When ocrevus is considered
      Then ocrevus/liver-disease <outcome>

      Examples:
        | disease | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |

    Scenario: Liver disease that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/liver-disease needs information as warning
      And it asks for "liver disease"

  @ocrevus/liver-tests
  Rule: Raised liver tests
    Raises raised liver tests and asks for them before Ocrevus is begun, because of liver injury. Source: the
    US label since 2025-08.

    Scenario Outline: Liver tests come before Ocrevus
      Given the profile says
        | fact        | value    |
        | liver tests | <result> |
      When ocrevus is considered
      Then ocrevus/liver-tests <outcome>

      Examples:
        | result | outcome                              |
        | raised | is flagged as a requirement, warning |
        | normal | is not flagged                       |

    Scenario: Liver tests that nobody took are asked for
      When ocrevus is considered
      Then ocrevus/liver-tests needs information as warning
      And it asks for "liver tests"

  @ocrevus/missed-dose
  Rule: Last infusion more than 6 months ago
    Raises an Ocrevus infusion more than 6 months ago in a person who is on Ocrevus. Sources: the US label,
    every 6 months, as in the article; that a missed one is given soon is general knowledge.

    Scenario Outline: While Ocrevus goes on, an infusion is due every 6 months
      Given the therapies so far are
        | therapy   | status   | last dose |
        | <therapy> | <status> | <last>    |
      When <infusion> is considered
      Then ocrevus/missed-dose <outcome>

      Examples:
        | therapy   | status  | last       | infusion                      | outcome                           |
        | Ocrevus   | current | 2026-11-08 | another infusion than ocrevus | is not flagged                    |
        | Ocrevus   | current | 2026-06-07 | another infusion than ocrevus | is not flagged                    |
        | Ocrevus   | current | 2026-05-22 | another infusion than ocrevus | is not flagged                    |
        | Ocrevus   | current | 2026-05-21 | another infusion than ocrevus | is flagged as monitoring, warning |
        | Ocrevus   | current | 2026-05-07 | another infusion than ocrevus | is flagged as monitoring, warning |
        | Ocrevus   | current | 2026-04-22 | another infusion than ocrevus | is flagged as monitoring, warning |
        | Ocrevus   | current | unknown    | another infusion than ocrevus | needs information as warning      |
        | Ocrevus   | stopped | 2026-01-10 | another infusion than ocrevus | is not flagged                    |
        | Ocrevus   | stopped | 2026-01-10 | ocrevus                       | is not flagged                    |
        | Tecfidera | current | 2026-01-10 | ocrevus                       | is not flagged                    |

    Scenario: Without the therapies nobody knows whether an infusion was missed
      When ocrevus is considered
      Then ocrevus/missed-dose needs information as warning
      And it asks for "MS therapies so far"

  @ocrevus/ms-type
  Rule: Type of MS outside the use of Ocrevus
    Raises progressive-relapsing MS and SPMS that is not active, because Ocrevus is described for relapsing MS
    and for primary progressive MS. Sources: the article and the US label.

    Scenario Outline: Ocrevus is described for some types of MS, and only SPMS depends on disease activity
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When ocrevus is considered
      Then ocrevus/ms-type <outcome>

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
        | PPMS    | active     | is not flagged                       |
        | PPMS    | not active | is not flagged                       |
        | PPMS    | unknown    | is not flagged                       |
        | unknown | active     | needs information as warning         |
        | unknown | not active | needs information as warning         |

    Scenario: Secondary progressive MS of unknown activity may be inside or outside the use of Ocrevus
      Given the profile says
        | fact       | value |
        | type of MS | SPMS  |
      When ocrevus is considered
      Then ocrevus/ms-type needs information as warning
      And it asks for "disease activity"
      And it rests on "type of MS"

    Scenario: Without type and activity both are asked
      When ocrevus is considered
      Then ocrevus/ms-type needs information as warning
      And it asks for "type of MS" and "disease activity"

    Scenario Outline: It is raised because of the type, and with SPMS because of its activity as well
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | not active |
      When ocrevus is considered
      Then ocrevus/ms-type is flagged as an indication, warning
      And it rests on <grounds>

      Examples:
        | type | grounds                             |
        | SPMS | "type of MS" and "disease activity" |
        | PRMS | "type of MS"                        |

  @ocrevus/new-diarrhea
  Rule: New or lasting diarrhea
    Raises new or lasting diarrhea before every infusion and after Ocrevus, because colitis has occurred weeks
    to years after it was begun. Source: the US label.

    Scenario Outline: Diarrhea may be colitis caused by Ocrevus
      Given the profile says
        | fact                    | value      |
        | new or lasting diarrhea | <diarrhea> |
      When ocrevus is considered
      Then ocrevus/new-diarrhea <outcome>

      Examples:
        | diarrhea | outcome                             |
        | yes      | is flagged as a precaution, warning |
        | no       | is not flagged                      |

    Scenario: Diarrhea that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/new-diarrhea needs information as info
      And it asks for "new or lasting diarrhea"

    Scenario Outline: Colitis may come late, also after Ocrevus was stopped
      Given the therapies so far are
        | therapy | status   |
        | Ocrevus | <status> |
      And the profile says
        | fact                    | value |
        | new or lasting diarrhea | yes   |
      When another infusion than ocrevus is considered
      Then ocrevus/new-diarrhea is flagged as a precaution, warning

      Examples:
        | status  |
        | current |
        | stopped |

  @ocrevus/no-live-vaccine
  Rule: No live vaccine until B cells are back
    Always raised for a person who is on Ocrevus or was. Source: the US label.

    Scenario Outline: No live vaccine is given during Ocrevus, nor until B cells are back
      Given the therapies so far are
        | therapy   | status   |
        | <therapy> | <status> |
      When <infusion> is considered
      Then ocrevus/no-live-vaccine <outcome>

      Examples:
        | therapy   | status  | infusion                      | outcome                        |
        | Tecfidera | current | ocrevus                       | is not flagged                 |
        | Ocrevus   | current | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | stopped | another infusion than ocrevus | is flagged as monitoring, info |
        | Ocrevus   | stopped | ocrevus                       | is flagged as monitoring, info |

    Scenario: Without the therapies nobody knows if a live vaccine has to wait
      When ocrevus is considered
      Then ocrevus/no-live-vaccine needs information as info
      And it asks for "MS therapies so far"

  @ocrevus/pml-ever
  Rule: PML, ever or suspected
    Raises PML that was diagnosed or suspected at any time, because PML has occurred with Ocrevus. Sources:
    the article and the US label, which stops Ocrevus when PML is confirmed.

    Scenario Outline: PML has occurred with Ocrevus
      Given the profile says
        | fact                   | value |
        | PML, ever or suspected | <PML> |
      When ocrevus is considered
      Then ocrevus/pml-ever <outcome>

      Examples:
        | PML | outcome                              |
        | yes | is flagged as a precaution, critical |
        | no  | is not flagged                       |

    Scenario: PML that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/pml-ever needs information as critical
      And it asks for "PML, ever or suspected"

  @ocrevus/pml-jc-virus
  Rule: PML in people with JC virus antibodies
    Raises JC virus antibodies, because of PML in people who carry the virus, and asks for a test from the
    last 6 months. Sources: the article; the US label warns of PML but asks for no antibody test. The 6 months
    are a proposal of this project.

    Scenario Outline: A positive test is raised whatever its age, and a negative one counts for 6 months
      Given the profile says
        | fact                        | value    |
        | anti-JC-virus antibody      | <result> |
        | anti-JC-virus antibody date | <tested> |
      When ocrevus is considered
      Then ocrevus/pml-jc-virus <outcome>

      Examples:
        | result   | tested     | outcome                             |
        | positive | 2026-11-02 | is flagged as a precaution, warning |
        | positive | 2026-05-22 | is flagged as a precaution, warning |
        | positive | 2026-05-21 | is flagged as a precaution, warning |
        | positive | 2025-01-10 | is flagged as a precaution, warning |
        | positive | unknown    | is flagged as a precaution, warning |
        | negative | 2026-11-22 | is not flagged                      |
        | negative | 2026-05-22 | is not flagged                      |
        | negative | 2026-05-21 | needs information as warning        |
        | negative | 2025-01-10 | needs information as warning        |
        | negative | unknown    | needs information as warning        |

    Scenario: Without a JC virus antibody test the risk of PML cannot be judged
      When ocrevus is considered
      Then ocrevus/pml-jc-virus needs information as warning
      And it asks for "anti-JC-virus antibody"

    Scenario: A negative test that is too old is asked for again
      Given the profile says
        | fact                        | value      |
        | anti-JC-virus antibody      | negative   |
        | anti-JC-virus antibody date | 2026-05-21 |
      When ocrevus is considered
      Then ocrevus/pml-jc-virus needs information as warning
      And it asks for "anti-JC-virus antibody"
      And it says that "anti-JC-virus antibody" is too old, from 2026-05-21

    Scenario: A negative test without a date may be an old one
      Given the profile says
        | fact                   | value    |
        | anti-JC-virus antibody | negative |
      When ocrevus is considered
      Then ocrevus/pml-jc-virus needs information as warning
      And it asks for "anti-JC-virus antibody"
      And it says that "anti-JC-virus antibody" has no date

  @ocrevus/pml-watch
  Rule: Watch for PML, whatever the antibody test says
    Always raised before the first infusion and during treatment. Source: the US label, which withholds
    Ocrevus at the first sign of PML and asks for no antibody test; the article names PML for people with JC
    virus.

    Scenario Outline: PML is watched for before and during Ocrevus, also after a negative test
      Given the profile says
        | fact                        | value      |
        | anti-JC-virus antibody      | <result>   |
        | anti-JC-virus antibody date | 2026-11-02 |
      When ocrevus is considered
      Then ocrevus/pml-watch is flagged as monitoring, info

      Examples:
        | result   |
        | negative |
        | positive |
        | unknown  |

    Scenario Outline: The watch lasts as long as Ocrevus is given
      Given the therapies so far are
        | therapy | status   |
        | Ocrevus | <status> |
      When another infusion than ocrevus is considered
      Then ocrevus/pml-watch <outcome>

      Examples:
        | status  | outcome                        |
        | current | is flagged as monitoring, info |
        | stopped | is not flagged                 |

  @ocrevus/pregnancy
  Rule: Pregnancy
    Raises a pregnancy, because too little is known of Ocrevus in pregnancy and the child may have few B
    cells. Source: the US label.

    Scenario Outline: Too little is known of Ocrevus in pregnancy
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      When ocrevus is considered
      Then ocrevus/pregnancy <outcome>

      Examples:
        | pregnant | outcome                             |
        | yes      | is flagged as a precaution, warning |
        | no       | is not flagged                      |

    Scenario: A pregnancy that nobody asked about is not ruled out
      When ocrevus is considered
      Then ocrevus/pregnancy needs information as warning
      And it asks for "pregnant"

    Scenario: Who cannot become pregnant is not asked
      Given the profile says
        | fact                  | value |
        | could become pregnant | no    |
      When ocrevus is considered
      Then ocrevus/pregnancy is not flagged
      And nothing is asked about "pregnant"

  @ocrevus/pregnancy-after
  Rule: Pregnant within 6 months of Ocrevus
    Raises a pregnancy soon after Ocrevus was stopped, because its effect outlasts the last infusion. Source: the US label.

    Scenario Outline: A pregnancy within 6 months after the last Ocrevus infusion is raised
      Given the profile says
        | fact     | value      |
        | pregnant | <pregnant> |
      And the therapies so far are
        | therapy | status   | last dose |
        | Ocrevus | <status> | <last>    |
      When <infusion> is considered
      Then ocrevus/pregnancy-after <outcome>

      Examples:
        | status  | last       | pregnant | infusion                      | outcome                             |
        | stopped | 2026-10-01 | yes      | another infusion than ocrevus | is flagged as a precaution, warning |
        | stopped | 2026-06-07 | yes      | another infusion than ocrevus | is flagged as a precaution, warning |
        | stopped | 2026-05-22 | yes      | another infusion than ocrevus | is flagged as a precaution, warning |
        | stopped | 2026-05-22 | yes      | ocrevus                       | is flagged as a precaution, warning |
        | stopped | 2026-05-21 | yes      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-05-07 | yes      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-04-22 | yes      | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-05-21 | unknown  | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-10-01 | no       | another infusion than ocrevus | is not flagged                      |
        | stopped | unknown    | no       | another infusion than ocrevus | is not flagged                      |
        | stopped | 2026-10-01 | unknown  | another infusion than ocrevus | needs information as warning        |
        | stopped | unknown    | yes      | another infusion than ocrevus | needs information as warning        |
        | unknown | 2026-10-01 | yes      | ocrevus                       | needs information as warning        |
        | current | 2026-10-01 | yes      | another infusion than ocrevus | is not flagged                      |

  @ocrevus/recurrent-infections
  Rule: Repeated infections
    Raises repeated infections, because Ocrevus may lead to infections. Sources: the article and the US label.

    Scenario Outline: Ocrevus may lead to infections
      Given the profile says
        | fact                                                  | value        |
        | repeated infections, such as urinary tract infections | <infections> |
      When ocrevus is considered
      Then ocrevus/recurrent-infections <outcome>

      Examples:
        | infections | outcome                             |
        | yes        | is flagged as a precaution, warning |
        | no         | is not flagged                      |

    Scenario: Repeated infections that nobody asked about are not ruled out
      When ocrevus is considered
      Then ocrevus/recurrent-infections needs information as warning
      And it asks for "repeated infections, such as urinary tract infections"

  @ocrevus/severe-reaction
  Rule: Earlier severe reaction to ocrelizumab
    Raises an earlier severe reaction to ocrelizumab, the drug in Ocrevus. Sources: the article, which names
    such reactions, and the US label, which rules Ocrevus out after a life-threatening one.

    Scenario Outline: A severe reaction to ocrelizumab speaks against giving it again
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When ocrevus is considered
      Then ocrevus/severe-reaction <outcome>

      Examples:
        | reactions                                                    | outcome                                    |
        | ocrelizumab                                                  | is flagged as a contraindication, critical |
        | natalizumab, ocrelizumab                                     | is flagged as a contraindication, critical |
        | ublituximab, alemtuzumab, mitoxantrone, natalizumab, sulfite | is not flagged                             |
        | none                                                         | is not flagged                             |

    Scenario: A reaction that nobody asked about may have been one to ocrelizumab
      When ocrevus is considered
      Then ocrevus/severe-reaction needs information as critical
      And it asks for "severe allergic or infusion reactions"

  @ocrevus/vaccinations
  Rule: Needed vaccines not given in time
    Raises needed vaccines that are missing or late, before the first infusion. Source: the US label: live
    vaccines 4 weeks before it, others where possible 2 weeks before.

    Scenario Outline: Vaccines come before the first infusion
      Given the profile says
        | fact                          | value   |
        | needed vaccines given in time | <given> |
      When ocrevus is considered
      Then ocrevus/vaccinations <outcome>

      Examples:
        | given | outcome                              |
        | no    | is flagged as a requirement, warning |
        | yes   | is not flagged                       |

    Scenario: Vaccines that nobody asked about may be missing
      When ocrevus is considered
      Then ocrevus/vaccinations needs information as warning
      And it asks for "needed vaccines given in time"

    Scenario Outline: Only a first infusion, or a first one again, can wait for vaccines
      Given the therapies so far are
        | therapy | status   |
        | Ocrevus | <status> |
      And the profile says
        | fact                          | value |
        | needed vaccines given in time | no    |
      When <infusion> is considered
      Then ocrevus/vaccinations <outcome>

      Examples:
        | status  | infusion                      | outcome                              |
        | current | another infusion than ocrevus | is not flagged                       |
        | stopped | another infusion than ocrevus | is not flagged                       |
        | stopped | ocrevus                       | is flagged as a requirement, warning |

  @all/carry-over-from-natalizumab
  Rule: Natalizumab, now or before
    Raises earlier natalizumab before the first Ocrevus infusion, because its effect may last. Source: general
    knowledge; no label gives a time to wait.

    Scenario Outline: The effect of natalizumab may last into Ocrevus
      Given the profile says
        | fact                  | value    |
        | months on natalizumab | <months> |
      When ocrevus is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | months | outcome                             |
        | 0      | is not flagged                      |
        | 0.4    | is flagged as a precaution, warning |
        | 1      | is flagged as a precaution, warning |
        | 30     | is flagged as a precaution, warning |

    Scenario: Earlier natalizumab that nobody asked about is not ruled out
      When ocrevus is considered
      Then all/carry-over-from-natalizumab needs information as info
      And it asks for "MS therapies so far"

    Scenario Outline: It is a question of the first infusion, or of a first one again
      Given the therapies so far are
        | therapy | status   | started    | last dose  |
        | Tysabri | stopped  | 2023-01-10 | 2024-01-10 |
        | Ocrevus | <status> | 2024-06-10 | 2026-06-10 |
      When <infusion> is considered
      Then all/carry-over-from-natalizumab <outcome>

      Examples:
        | status  | infusion                      | outcome                             |
        | current | another infusion than ocrevus | is not flagged                      |
        | stopped | another infusion than ocrevus | is not flagged                      |
        | stopped | ocrevus                       | is flagged as a precaution, warning |

  @all/cold-storage-difficult
  Rule: Difficulty with cold storage
    Mentions that Ocrevus, like every infusion, needs no cold storage at home. Source: the article.

    Scenario Outline: An infusion needs no refrigerator at home
      Given the profile says
        | fact                 | value       |
        | cold storage is hard | <difficult> |
      When ocrevus is considered
      Then all/cold-storage-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Cold storage at home is not asked about, since a preference is no medical concern
      When ocrevus is considered
      Then all/cold-storage-difficult is not flagged
      And nothing is asked about "cold storage is hard"

  @all/daily-tablet-difficult
  Rule: Difficulty with a daily tablet
    Mentions that infusions such as Ocrevus may suit people who find a daily tablet hard. Source: the article.

    Scenario Outline: An infusion may suit people who find a daily tablet hard
      Given the profile says
        | fact                   | value       |
        | a daily tablet is hard | <difficult> |
      When ocrevus is considered
      Then all/daily-tablet-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Daily tablets are not asked about, since a preference is no medical concern
      When ocrevus is considered
      Then all/daily-tablet-difficult is not flagged
      And nothing is asked about "a daily tablet is hard"

  @all/depression
  Rule: Depression
    Mentions depression, now or before. Source: advice of the AAN guideline of 2018, which asks to look for it
    before a therapy is begun.

    Scenario Outline: Depression is looked for before a therapy is begun
      Given the profile says
        | fact       | value        |
        | depression | <depression> |
      When ocrevus is considered
      Then all/depression <outcome>

      Examples:
        | depression | outcome                          |
        | yes        | is flagged as a precaution, info |
        | no         | is not flagged                   |

    Scenario: Depression that nobody asked about is not known
      When ocrevus is considered
      Then all/depression needs information as info
      And it asks for "depression"

  @all/planning-pregnancy
  Rule: Pregnancy planned
    Raises a planned pregnancy. Sources: the AAN guideline of 2018, which asks about such plans first, and the
    US label of Ocrevus.

    Scenario Outline: A planned pregnancy is a question of time
      Given the profile says
        | fact                 | value     |
        | planning a pregnancy | <planned> |
      When ocrevus is considered
      Then all/planning-pregnancy <outcome>

      Examples:
        | planned | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |

    Scenario: Plans for pregnancy that nobody asked about are not known
      When ocrevus is considered
      Then all/planning-pregnancy needs information as info
      And it asks for "planning a pregnancy"

  @all/travels-often
  Rule: Frequent travel
    Mentions that infusions such as Ocrevus may suit people who travel often better than daily tablets.
    Source: the article.

    Scenario Outline: An infusion may suit frequent travelers
      Given the profile says
        | fact            | value     |
        | frequent travel | <travels> |
      When ocrevus is considered
      Then all/travels-often <outcome>

      Examples:
        | travels | outcome                          |
        | yes     | is flagged as a preference, info |
        | no      | is not flagged                   |

    Scenario: Travel is not asked about, since a preference is no medical concern
      When ocrevus is considered
      Then all/travels-often is not flagged
      And nothing is asked about "frequent travel"
