Feature: Briumvi (ublituximab)
  What to raise with a clinician when a Briumvi infusion is considered.
  Sources: the article, the US label and the EU product information.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Briumvi is summed up
    Given the profile says
      | fact                                  | value       |
      | age                                   | <age>       |
      | type of MS                            | <type>      |
      | disease activity                      | active      |
      | active infection                      | <infection> |
      | severe allergic or infusion reactions | <reactions> |
    When briumvi is considered
    Then briumvi is <status>

    Examples:
      | age     | type    | infection | reactions   | status             |
      | 34      | RRMS    | no        | none        | no concern found   |
      | 34      | RRMS    | unknown   | none        | information needed |
      | 34      | RRMS    | no        | unknown     | information needed |
      | unknown | RRMS    | no        | none        | information needed |
      | 34      | unknown | no        | none        | information needed |
      | 17      | RRMS    | no        | none        | not indicated      |
      | 34      | PPMS    | no        | none        | not indicated      |
      | 17      | unknown | unknown   | unknown     | not indicated      |
      | 34      | RRMS    | yes       | none        | contraindicated    |
      | 34      | RRMS    | no        | ublituximab | contraindicated    |
      | 17      | PPMS    | yes       | ublituximab | contraindicated    |
      | unknown | unknown | yes       | unknown     | contraindicated    |

  Scenario: Knowing nothing about a person never clears Briumvi
    When briumvi is considered
    Then briumvi is information needed

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

    Scenario: An infection that nobody asked about is not ruled out
      When briumvi is considered
      Then briumvi/active-infection needs information as critical
      And it asks for "active infection"

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
      When briumvi is considered
      Then briumvi/adults-only needs information as warning
      And it asks for "age"

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

    Scenario: A reaction that nobody asked about may have been one to ublituximab
      When briumvi is considered
      Then briumvi/severe-reaction needs information as critical
      And it asks for "severe allergic or infusion reactions"

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
