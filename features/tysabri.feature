Feature: Tysabri (natalizumab)
  What to raise with a clinician when a Tysabri infusion is considered.
  Sources: the article and the US label of Tysabri.

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
      | liver disease                                         | <liver>    |
      | liver tests                                           | normal     |
      | herpes infection, ever                                | no         |
      | repeated infections, such as urinary tract infections | no         |
      | depression                                            | no         |
      | severe allergic or infusion reactions                 | none       |
    When tysabri is considered
    Then tysabri is <status>

    Examples:
      | age     | type    | PML     | JC virus | tested     | liver   | status             |
      | 34      | RRMS    | no      | negative | 2026-11-02 | no      | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | yes     | caution            |
      | 34      | RRMS    | no      | negative | 2026-11-02 | unknown | caution            |
      | 34      | RRMS    | no      | positive | 2026-11-02 | no      | caution            |
      | 34      | RRMS    | no      | unknown  | unknown    | no      | information needed |
      | 34      | RRMS    | no      | negative | 2026-01-10 | yes     | information needed |
      | 34      | RRMS    | unknown | negative | 2026-11-02 | no      | information needed |
      | 34      | unknown | no      | negative | 2026-11-02 | no      | information needed |
      | unknown | RRMS    | no      | negative | 2026-11-02 | no      | information needed |
      | 34      | PPMS    | no      | negative | 2026-11-02 | no      | not indicated      |
      | 34      | PPMS    | unknown | unknown  | unknown    | unknown | not indicated      |
      | 17      | RRMS    | no      | negative | 2026-11-02 | no      | not indicated      |
      | 17      | unknown | unknown | unknown  | unknown    | unknown | not indicated      |
      | 34      | RRMS    | yes     | negative | 2026-11-02 | no      | contraindicated    |
      | 34      | PPMS    | yes     | positive | 2026-11-02 | yes     | contraindicated    |
      | 17      | PPMS    | yes     | positive | 2026-11-02 | yes     | contraindicated    |

  Scenario: A severe reaction to natalizumab rules Tysabri out even when nothing else is known
    Given the profile says
      | fact                                  | value       |
      | severe allergic or infusion reactions | natalizumab |
    When tysabri is considered
    Then tysabri is contraindicated

  Scenario: Knowing nothing about a person never clears Tysabri
    When tysabri is considered
    Then tysabri is information needed

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
      When tysabri is considered
      Then all/natalizumab-adults-only needs information as warning
      And it asks for "age"

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

    Scenario: Depression that nobody asked about is not ruled out
      When tysabri is considered
      Then all/natalizumab-depression needs information as info
      And it asks for "depression"

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
        | herpes | outcome                             |
        | yes    | is flagged as a precaution, warning |
        | no     | is not flagged                      |

    Scenario: Herpes that nobody asked about is not ruled out
      When tysabri is considered
      Then all/natalizumab-herpes needs information as warning
      And it asks for "herpes infection, ever"

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

    Scenario: Liver disease that nobody asked about is not ruled out
      When tysabri is considered
      Then all/natalizumab-liver-disease needs information as warning
      And it asks for "liver disease"

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

    Scenario: Without liver tests an injury of the liver may go unseen
      When tysabri is considered
      Then all/natalizumab-liver-tests needs information as warning
      And it asks for "liver tests"

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
        | PML | outcome                                    |
        | yes | is flagged as a contraindication, critical |
        | no  | is not flagged                             |

    Scenario: PML that nobody asked about is not ruled out
      When tysabri is considered
      Then all/natalizumab-pml-ever needs information as critical
      And it asks for "PML, ever or suspected"

  @all/natalizumab-pml-jc-virus
  Rule: PML in people with JC virus antibodies
    Raises JC virus antibodies, because natalizumab can cause PML in people who carry the virus, and asks for
    a test from the last 6 months. Sources: the article and the US label of Tysabri. The 6 months are this
    project's proposal. A negative test lowers the risk but does not remove it.

    Scenario Outline: JC virus antibodies go with a risk of PML
      Given the profile says
        | fact                        | value      |
        | anti-JC-virus antibody      | <result>   |
        | anti-JC-virus antibody date | 2026-11-02 |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus <outcome>

      Examples:
        | result   | outcome                              |
        | positive | is flagged as a precaution, critical |
        | negative | is not flagged                       |

    Scenario: Without a JC virus antibody test the risk of PML cannot be judged
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus needs information as critical
      And it asks for "anti-JC-virus antibody"

    Scenario Outline: A negative test counts for 6 months only
      Given the profile says
        | fact                        | value    |
        | anti-JC-virus antibody      | negative |
        | anti-JC-virus antibody date | <tested> |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus <outcome>

      Examples:
        | tested     | outcome                       |
        | 2026-11-22 | is not flagged                |
        | 2026-05-22 | is not flagged                |
        | 2026-05-21 | needs information as critical |
        | 2025-01-10 | needs information as critical |

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

    Scenario Outline: A positive test is raised whatever its age
      Given the profile says
        | fact                        | value    |
        | anti-JC-virus antibody      | positive |
        | anti-JC-virus antibody date | <tested> |
      When tysabri is considered
      Then all/natalizumab-pml-jc-virus is flagged as a precaution, critical
      And it rests on "anti-JC-virus antibody"

      Examples:
        | tested     |
        | 2026-05-22 |
        | 2026-05-21 |
        | 2025-01-10 |
        | unknown    |

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

    Scenario: Repeated infections that nobody asked about are not ruled out
      When tysabri is considered
      Then all/natalizumab-recurrent-infections needs information as warning
      And it asks for "repeated infections, such as urinary tract infections"

  @all/natalizumab-relapsing-ms
  Rule: Type of MS outside the use of natalizumab
    Raises primary progressive MS, progressive-relapsing MS and SPMS that is not active, because Tysabri is
    described for relapsing MS. Sources: the article and the US label of Tysabri.

    Scenario Outline: Tysabri is described for some types of MS only
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms <outcome>

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
      When tysabri is considered
      Then all/natalizumab-relapsing-ms <outcome>

      Examples:
        | type | outcome                              |
        | CIS  | is not flagged                       |
        | RRMS | is not flagged                       |
        | PRMS | is flagged as an indication, warning |
        | PPMS | is flagged as an indication, warning |

    Scenario: Secondary progressive MS of unknown activity may be inside or outside the use of Tysabri
      Given the profile says
        | fact       | value |
        | type of MS | SPMS  |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms needs information as warning
      And it asks for "disease activity"
      And it rests on "type of MS"

    Scenario Outline: Disease activity alone does not tell the type of MS
      Given the profile says
        | fact             | value      |
        | disease activity | <activity> |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms needs information as warning
      And it asks for "type of MS"

      Examples:
        | activity   |
        | active     |
        | not active |

    Scenario: Without type and activity both are asked
      When tysabri is considered
      Then all/natalizumab-relapsing-ms needs information as warning
      And it asks for "type of MS" and "disease activity"

    Scenario: Secondary progressive MS that is not active is raised because of both
      Given the profile says
        | fact             | value      |
        | type of MS       | SPMS       |
        | disease activity | not active |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms is flagged as an indication, warning
      And it rests on "type of MS" and "disease activity"

    Scenario: Progressive-relapsing MS is raised because of the type alone
      Given the profile says
        | fact             | value      |
        | type of MS       | PRMS       |
        | disease activity | not active |
      When tysabri is considered
      Then all/natalizumab-relapsing-ms is flagged as an indication, warning
      And it rests on "type of MS"

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

    Scenario: A reaction that nobody asked about may have been one to natalizumab
      When tysabri is considered
      Then all/natalizumab-severe-reaction needs information as critical
      And it asks for "severe allergic or infusion reactions"

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

    Scenario: Cold storage at home is not asked about, since a preference is no medical concern
      When tysabri is considered
      Then all/cold-storage-difficult is not flagged
      And nothing is asked about "cold storage is hard"

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

    Scenario: Daily tablets are not asked about, since a preference is no medical concern
      When tysabri is considered
      Then all/daily-tablet-difficult is not flagged
      And nothing is asked about "a daily tablet is hard"

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

    Scenario: Travel is not asked about, since a preference is no medical concern
      When tysabri is considered
      Then all/travels-often is not flagged
      And nothing is asked about "frequent travel"

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
