Feature: Ocrevus (ocrelizumab)
  What to raise with a clinician when an Ocrevus infusion is considered.
  Sources: the article and the US label.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Ocrevus is summed up
    Given the profile says
      | fact                                                  | value       |
      | type of MS                                            | <type>      |
      | disease activity                                      | active      |
      | anti-JC-virus antibody                                | negative    |
      | anti-JC-virus antibody date                           | 2026-11-02  |
      | PML, ever or suspected                                | <PML>       |
      | herpes infection, ever                                | <herpes>    |
      | repeated infections, such as urinary tract infections | no          |
      | severe allergic or infusion reactions                 | <reactions> |
    When ocrevus is considered
    Then ocrevus is <status>

    Examples:
      | type    | PML     | herpes  | reactions   | status             |
      | RRMS    | no      | no      | none        | no concern found   |
      | PPMS    | no      | no      | none        | no concern found   |
      | RRMS    | no      | yes     | none        | caution            |
      | RRMS    | no      | unknown | none        | caution            |
      | RRMS    | yes     | no      | none        | caution            |
      | RRMS    | unknown | no      | none        | information needed |
      | RRMS    | no      | yes     | unknown     | information needed |
      | unknown | no      | no      | none        | information needed |
      | PRMS    | no      | no      | none        | not indicated      |
      | PRMS    | unknown | unknown | unknown     | not indicated      |
      | RRMS    | no      | no      | ocrelizumab | contraindicated    |
      | PRMS    | unknown | yes     | ocrelizumab | contraindicated    |

  Scenario: Knowing nothing about a person never clears Ocrevus
    When ocrevus is considered
    Then ocrevus is information needed

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

  @ocrevus/ms-type
  Rule: Type of MS outside the use of Ocrevus
    Raises progressive-relapsing MS and SPMS that is not active, because Ocrevus is described for relapsing MS
    and for primary progressive MS. Sources: the article and the US label.

    Scenario Outline: Ocrevus is described for some types of MS only
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When ocrevus is considered
      Then ocrevus/ms-type <outcome>

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
        | PPMS | active     | is not flagged                       |
        | PPMS | not active | is not flagged                       |

    Scenario Outline: Only secondary progressive MS depends on disease activity
      Given the profile says
        | fact       | value  |
        | type of MS | <type> |
      When ocrevus is considered
      Then ocrevus/ms-type <outcome>

      Examples:
        | type | outcome                              |
        | CIS  | is not flagged                       |
        | RRMS | is not flagged                       |
        | PRMS | is flagged as an indication, warning |
        | PPMS | is not flagged                       |

    Scenario: Secondary progressive MS of unknown activity may be inside or outside the use of Ocrevus
      Given the profile says
        | fact       | value |
        | type of MS | SPMS  |
      When ocrevus is considered
      Then ocrevus/ms-type needs information as warning
      And it asks for "disease activity"
      And it rests on "type of MS"

    Scenario Outline: Disease activity alone does not tell the type of MS
      Given the profile says
        | fact             | value      |
        | disease activity | <activity> |
      When ocrevus is considered
      Then ocrevus/ms-type needs information as warning
      And it asks for "type of MS"

      Examples:
        | activity   |
        | active     |
        | not active |

    Scenario: Without type and activity both are asked
      When ocrevus is considered
      Then ocrevus/ms-type needs information as warning
      And it asks for "type of MS" and "disease activity"

    Scenario: Secondary progressive MS that is not active is raised because of both
      Given the profile says
        | fact             | value      |
        | type of MS       | SPMS       |
        | disease activity | not active |
      When ocrevus is considered
      Then ocrevus/ms-type is flagged as an indication, warning
      And it rests on "type of MS" and "disease activity"

    Scenario: Progressive-relapsing MS is raised because of the type alone
      Given the profile says
        | fact             | value      |
        | type of MS       | PRMS       |
        | disease activity | not active |
      When ocrevus is considered
      Then ocrevus/ms-type is flagged as an indication, warning
      And it rests on "type of MS"

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
    are this project's proposal.

    Scenario Outline: JC virus antibodies go with a risk of PML
      Given the profile says
        | fact                        | value      |
        | anti-JC-virus antibody      | <result>   |
        | anti-JC-virus antibody date | 2026-11-02 |
      When ocrevus is considered
      Then ocrevus/pml-jc-virus <outcome>

      Examples:
        | result   | outcome                             |
        | positive | is flagged as a precaution, warning |
        | negative | is not flagged                      |

    Scenario: Without a JC virus antibody test the risk of PML cannot be judged
      When ocrevus is considered
      Then ocrevus/pml-jc-virus needs information as warning
      And it asks for "anti-JC-virus antibody"

    Scenario Outline: A negative test counts for 6 months only
      Given the profile says
        | fact                        | value    |
        | anti-JC-virus antibody      | negative |
        | anti-JC-virus antibody date | <tested> |
      When ocrevus is considered
      Then ocrevus/pml-jc-virus <outcome>

      Examples:
        | tested     | outcome                      |
        | 2026-11-22 | is not flagged               |
        | 2026-05-22 | is not flagged               |
        | 2026-05-21 | needs information as warning |
        | 2025-01-10 | needs information as warning |

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

    Scenario Outline: A positive test is raised whatever its age
      Given the profile says
        | fact                        | value    |
        | anti-JC-virus antibody      | positive |
        | anti-JC-virus antibody date | <tested> |
      When ocrevus is considered
      Then ocrevus/pml-jc-virus is flagged as a precaution, warning
      And it rests on "anti-JC-virus antibody"

      Examples:
        | tested     |
        | 2026-05-22 |
        | 2026-05-21 |
        | 2025-01-10 |
        | unknown    |

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
