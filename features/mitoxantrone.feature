Feature: Mitoxantrone
  What to raise with a clinician when a mitoxantrone infusion is considered.
  Sources: the article and the US label.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how mitoxantrone is summed up, and heart checks always call for caution
    Given the profile says
      | fact                                                  | value       |
      | age                                                   | <age>       |
      | active infection                                      | <infection> |
      | type of MS                                            | <type>      |
      | worsening relapsing-remitting MS                      | yes         |
      | heart disease, now or before                          | <heart>     |
      | left ventricular ejection fraction                    | <LVEF>      |
      | left ventricular ejection fraction date               | <measured>  |
      | repeated infections, such as urinary tract infections | no          |
      | severe allergic or infusion reactions                 | <reactions> |
    When mitoxantrone is considered
    Then mitoxantrone is <status>

    Examples:
      | age     | infection | type    | heart   | LVEF    | measured   | reactions    | status             |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | none         | caution            |
      | 34      | no        | RRMS    | yes     | 60      | 2026-11-02 | none         | caution            |
      | 34      | no        | RRMS    | no      | 45      | 2026-11-02 | none         | caution            |
      | 34      | yes       | RRMS    | no      | 60      | 2026-11-02 | none         | caution            |
      | 34      | unknown   | RRMS    | no      | 60      | 2026-11-02 | none         | caution            |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | sulfite      | caution            |
      | 34      | no        | RRMS    | unknown | 60      | 2026-11-02 | none         | information needed |
      | 34      | no        | RRMS    | no      | unknown | unknown    | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-01-02 | none         | information needed |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | unknown      | information needed |
      | 34      | no        | unknown | no      | 60      | 2026-11-02 | none         | information needed |
      | unknown | no        | RRMS    | no      | 60      | 2026-11-02 | none         | information needed |
      | 34      | no        | PPMS    | no      | 60      | 2026-11-02 | none         | not indicated      |
      | 34      | no        | PPMS    | unknown | unknown | unknown    | unknown      | not indicated      |
      | 17      | no        | RRMS    | no      | 60      | 2026-11-02 | none         | not indicated      |
      | 17      | unknown   | unknown | unknown | unknown | unknown    | unknown      | not indicated      |
      | 34      | no        | RRMS    | no      | 60      | 2026-11-02 | mitoxantrone | contraindicated    |
      | 34      | no        | PPMS    | yes     | unknown | unknown    | mitoxantrone | contraindicated    |
      | 17      | yes       | PPMS    | yes     | unknown | unknown    | mitoxantrone | contraindicated    |

  Scenario: Knowing nothing about a person never clears mitoxantrone
    When mitoxantrone is considered
    Then mitoxantrone is information needed

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

  @mitoxantrone/heart-disease
  Rule: Heart disease, now or before
    Raises heart disease, now or before, because mitoxantrone can damage the heart, sometimes fatally.
    Sources: the article and the US label (boxed warning).

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

  @mitoxantrone/heart-monitoring
  Rule: Heart checks before every dose
    Always raised: ECG and LVEF before the start and before every dose, and LVEF every year after stopping.
    Sources: the article, which calls heart damage rare, and the US label (boxed warning), which asks for
    these checks.

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

  @mitoxantrone/lvef
  Rule: LVEF below 50%
    Raises an LVEF below 50%, and asks for a new one after 3 months. Sources: the article, which gives no
    limit, and the US label, which asks for a measurement before every dose and compares with the laboratory's
    own lower limit.

    Scenario Outline: Mitoxantrone is not for people whose heart pumps weakly
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | <LVEF>     |
        | left ventricular ejection fraction date | 2026-11-02 |
      When mitoxantrone is considered
      Then mitoxantrone/lvef <outcome>

      Examples:
        | LVEF | outcome                               |
        | 30   | is flagged as a requirement, critical |
        | 49   | is flagged as a requirement, critical |
        | 49.5 | is flagged as a requirement, critical |
        | 49.9 | is flagged as a requirement, critical |
        | 50   | is not flagged                        |
        | 50.5 | is not flagged                        |
        | 51   | is not flagged                        |
        | 65   | is not flagged                        |

    Scenario: A heart that was not measured may be weak
      When mitoxantrone is considered
      Then mitoxantrone/lvef needs information as critical
      And it asks for "left ventricular ejection fraction"

    Scenario Outline: The heart can weaken between doses, so a good LVEF counts for 3 months
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 60         |
        | left ventricular ejection fraction date | <measured> |
      When mitoxantrone is considered
      Then mitoxantrone/lvef <outcome>

      Examples:
        | measured   | outcome                       |
        | 2026-11-22 | is not flagged                |
        | 2026-08-22 | is not flagged                |
        | 2026-08-21 | needs information as critical |
        | 2025-11-22 | needs information as critical |

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
      And it asks for "left ventricular ejection fraction"
      And it says that "left ventricular ejection fraction" has no date

    Scenario Outline: A low LVEF is raised whatever its age
      Given the profile says
        | fact                                    | value      |
        | left ventricular ejection fraction      | 45         |
        | left ventricular ejection fraction date | <measured> |
      When mitoxantrone is considered
      Then mitoxantrone/lvef is flagged as a requirement, critical
      And it rests on "left ventricular ejection fraction"

      Examples:
        | measured   |
        | 2026-08-22 |
        | 2026-08-21 |
        | 2024-03-01 |
        | unknown    |

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

  @mitoxantrone/recurrent-infections
  Rule: Repeated infections
    Mentions repeated infections, because urinary tract and upper respiratory infections are common with
    mitoxantrone. Sources: the article and the US label.

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
        | type | worsening | outcome                              |
        | CIS  | yes       | is not flagged                       |
        | CIS  | no        | is not flagged                       |
        | RRMS | yes       | is not flagged                       |
        | RRMS | no        | is flagged as an indication, warning |
        | SPMS | yes       | is not flagged                       |
        | SPMS | no        | is not flagged                       |
        | PRMS | yes       | is not flagged                       |
        | PRMS | no        | is not flagged                       |
        | PPMS | yes       | is not flagged                       |
        | PPMS | no        | is not flagged                       |

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

    Scenario Outline: In other types of MS the course of relapsing-remitting MS does not matter
      Given the profile says
        | fact       | value  |
        | type of MS | <type> |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms is not flagged
      And nothing is asked about "worsening relapsing-remitting MS"

      Examples:
        | type |
        | CIS  |
        | SPMS |
        | PRMS |
        | PPMS |

    Scenario: MS of unknown type that is not worsening may be relapsing-remitting
      Given the profile says
        | fact                             | value |
        | worsening relapsing-remitting MS | no    |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms needs information as warning
      And it asks for "type of MS"

    Scenario: Worsening disease settles it whatever the type
      Given the profile says
        | fact                             | value |
        | worsening relapsing-remitting MS | yes   |
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms is not flagged

    Scenario: Without type and course both are asked
      When mitoxantrone is considered
      Then mitoxantrone/worsening-rrms needs information as warning
      And it asks for "type of MS" and "worsening relapsing-remitting MS"

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
