Feature: Ocrevus (ocrelizumab)
  What to raise with a clinician when an Ocrevus infusion is considered.
  Sources: the article and the US label.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Ocrevus is summed up
    Given the profile says
      | fact                                                  | value       |
      | age                                                   | <age>       |
      | active infection                                      | <infection> |
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
      | age     | infection | type    | PML     | herpes  | reactions   | status             |
      | 34      | no        | RRMS    | no      | no      | none        | no concern found   |
      | 34      | no        | PPMS    | no      | no      | none        | no concern found   |
      | 34      | no        | RRMS    | no      | yes     | none        | caution            |
      | 34      | no        | RRMS    | no      | unknown | none        | caution            |
      | 34      | no        | RRMS    | yes     | no      | none        | caution            |
      | 34      | yes       | RRMS    | no      | no      | none        | caution            |
      | 34      | no        | RRMS    | unknown | no      | none        | information needed |
      | 34      | no        | RRMS    | no      | yes     | unknown     | information needed |
      | 34      | no        | unknown | no      | no      | none        | information needed |
      | 34      | unknown   | RRMS    | no      | no      | none        | information needed |
      | unknown | no        | RRMS    | no      | no      | none        | information needed |
      | 34      | no        | PRMS    | no      | no      | none        | not indicated      |
      | 34      | no        | PRMS    | unknown | unknown | unknown     | not indicated      |
      | 17      | no        | RRMS    | no      | no      | none        | not indicated      |
      | 17      | unknown   | unknown | unknown | unknown | unknown     | not indicated      |
      | 34      | no        | RRMS    | no      | no      | ocrelizumab | contraindicated    |
      | 34      | no        | PRMS    | unknown | yes     | ocrelizumab | contraindicated    |
      | 17      | yes       | PRMS    | unknown | yes     | ocrelizumab | contraindicated    |

  Scenario: Knowing nothing about a person never clears Ocrevus
    When ocrevus is considered
    Then ocrevus is information needed

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

  @ocrevus/age
  Rule: Age under 18
    Raises an age under 18, because the US label, as far as it was read, describes Ocrevus for adults. Source:
    the US label, since 2026-05 understood to include some children with RRMS; this was not read in the label
    itself. The article gives no age.

    Scenario Outline: Ocrevus is described for adults, and a younger person is a question for the prescriber
      Given the profile says
        | fact | value |
        | age  | <age> |
      When ocrevus is considered
      Then ocrevus/age <outcome>

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
      When ocrevus is considered
      Then ocrevus/age needs information as warning
      And it asks for "age"

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
