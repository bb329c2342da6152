Feature: Lemtrada (alemtuzumab)
  What to raise with a clinician when a Lemtrada infusion is considered.
  Sources: the article, the US label and the EU product information.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: The gravest finding decides how Lemtrada is summed up
    Given the profile says
      | fact                                       | value       |
      | age                                        | <age>       |
      | active infection                           | <infection> |
      | type of MS                                 | <type>      |
      | disease activity                           | active      |
      | severe allergic or infusion reactions      | <reactions> |
      | stroke or transient ischaemic attack, ever | <stroke>    |
      | thyroid disease                            | <thyroid>   |
      | autoimmune disease other than MS           | no          |
      | cancer, now or before                      | no          |
    And the therapies so far are
      | therapy | status  | outcome             |
      | Avonex  | stopped | inadequate response |
      | Gilenya | stopped | inadequate response |
    When lemtrada is considered
    Then lemtrada is <status>

    Examples:
      | age     | infection | type    | reactions   | stroke  | thyroid | status             |
      | 34      | no        | RRMS    | none        | no      | no      | no concern found   |
      | 34      | no        | RRMS    | none        | no      | yes     | caution            |
      | 34      | no        | RRMS    | none        | no      | unknown | caution            |
      | 34      | no        | RRMS    | none        | yes     | no      | caution            |
      | 34      | no        | RRMS    | none        | unknown | no      | information needed |
      | 34      | no        | RRMS    | none        | unknown | yes     | information needed |
      | 34      | no        | RRMS    | unknown     | no      | no      | information needed |
      | 34      | no        | unknown | none        | no      | no      | information needed |
      | 34      | unknown   | RRMS    | none        | no      | no      | information needed |
      | unknown | no        | RRMS    | none        | no      | no      | information needed |
      | 34      | no        | CIS     | none        | yes     | yes     | not indicated      |
      | 34      | no        | CIS     | unknown     | unknown | unknown | not indicated      |
      | 17      | no        | RRMS    | none        | no      | no      | not indicated      |
      | 17      | unknown   | unknown | unknown     | unknown | unknown | not indicated      |
      | 34      | no        | RRMS    | alemtuzumab | no      | no      | contraindicated    |
      | 34      | no        | CIS     | alemtuzumab | unknown | yes     | contraindicated    |
      | 34      | yes       | RRMS    | none        | no      | no      | contraindicated    |
      | 17      | yes       | CIS     | unknown     | unknown | yes     | contraindicated    |

  Scenario: A single failed therapy is outside the use of Lemtrada
    Given the profile says
      | fact                                       | value |
      | age                                        | 34    |
      | active infection                           | no    |
      | type of MS                                 | RRMS  |
      | severe allergic or infusion reactions      | none  |
      | stroke or transient ischaemic attack, ever | no    |
      | thyroid disease                            | no    |
      | autoimmune disease other than MS           | no    |
      | cancer, now or before                      | no    |
    And the therapies so far are
      | therapy | status  | outcome             |
      | Avonex  | stopped | inadequate response |
    When lemtrada is considered
    Then lemtrada is not indicated

  Scenario: Knowing nothing about a person never clears Lemtrada
    When lemtrada is considered
    Then lemtrada is information needed

  @lemtrada/active-infection
  Rule: Active infection
    Raises an active infection, during which the US label rules Lemtrada out. Source: the US label; the
    article is silent here.

    Scenario Outline: Lemtrada is ruled out during an active infection
      Given the profile says
        | fact             | value       |
        | active infection | <infection> |
      When lemtrada is considered
      Then lemtrada/active-infection <outcome>

      Examples:
        | infection | outcome                                    |
        | yes       | is flagged as a contraindication, critical |
        | no        | is not flagged                             |

    Scenario: An infection that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/active-infection needs information as critical
      And it asks for "active infection"

  @lemtrada/adults-only
  Rule: Age under 18
    Raises an age under 18, because the US label describes Lemtrada for adults only. Source: the US label; the
    article gives no age.

    Scenario Outline: Lemtrada is described for adults only
      Given the profile says
        | fact | value |
        | age  | <age> |
      When lemtrada is considered
      Then lemtrada/adults-only <outcome>

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
      When lemtrada is considered
      Then lemtrada/adults-only needs information as warning
      And it asks for "age"

  @lemtrada/autoimmune-disease
  Rule: Autoimmune disease other than MS
    Raises an autoimmune disease other than MS, because Lemtrada makes such diseases more likely. Sources: the
    article and the US label; the EU product information goes further and excludes people who have one.

    Scenario Outline: Lemtrada makes autoimmune disease more likely
      Given the profile says
        | fact                             | value        |
        | autoimmune disease other than MS | <autoimmune> |
      When lemtrada is considered
      Then lemtrada/autoimmune-disease <outcome>

      Examples:
        | autoimmune | outcome                             |
        | yes        | is flagged as a precaution, warning |
        | no         | is not flagged                      |

    Scenario: An autoimmune disease that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/autoimmune-disease needs information as warning
      And it asks for "autoimmune disease other than MS"

  @lemtrada/cancer-history
  Rule: Cancer, now or before
    Raises a cancer, now or before, because Lemtrada may raise the risk of cancer. Sources: the article and
    the US label.

    Scenario Outline: Lemtrada may raise the risk of cancer
      Given the profile says
        | fact                  | value    |
        | cancer, now or before | <cancer> |
      When lemtrada is considered
      Then lemtrada/cancer-history <outcome>

      Examples:
        | cancer | outcome                              |
        | yes    | is flagged as a precaution, critical |
        | no     | is not flagged                       |

    Scenario: A cancer that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/cancer-history needs information as critical
      And it asks for "cancer, now or before"

  @lemtrada/dose-within-3-days
  Rule: Lemtrada dose within the last 3 days
    Raises a dose given within the last 3 days, the time in which rare strokes have happened. Sources: the
    article and the US label.

    Scenario Outline: Strokes have happened within 3 days of a Lemtrada dose
      Given the therapies so far are
        | therapy  | last dose   |
        | Lemtrada | <last dose> |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days <outcome>

      Examples:
        | last dose  | outcome                              |
        | 2026-11-22 | is flagged as a precaution, critical |
        | 2026-11-20 | is flagged as a precaution, critical |
        | 2026-11-19 | is flagged as a precaution, critical |
        | 2026-11-18 | is not flagged                       |
        | 2025-11-22 | is not flagged                       |

    Scenario Outline: Only the alemtuzumab given for MS is Lemtrada
      Given the therapies so far are
        | therapy   | last dose  |
        | <therapy> | 2026-11-21 |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days <outcome>

      Examples:
        | therapy     | outcome                              |
        | Lemtrada    | is flagged as a precaution, critical |
        | alemtuzumab | is flagged as a precaution, critical |
        | Campath     | is not flagged                       |
        | Ocrevus     | is not flagged                       |

    Scenario: A person who never had an MS therapy had no Lemtrada
      Given the therapies so far are
        | therapy | last dose |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days is not flagged

    Scenario: One recent dose counts whatever came before
      Given the therapies so far are
        | therapy  | last dose  |
        | Lemtrada | 2025-11-10 |
        | Lemtrada |            |
        | Lemtrada | 2026-11-21 |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days is flagged as a precaution, critical

    Scenario: A Lemtrada dose without a date may be a recent one
      Given the therapies so far are
        | therapy  | last dose |
        | Lemtrada |           |
      When lemtrada is considered
      Then lemtrada/dose-within-3-days needs information as info
      And it asks for "MS therapies so far"

    Scenario: Without the therapies so far a recent Lemtrada dose is not ruled out
      When lemtrada is considered
      Then lemtrada/dose-within-3-days needs information as info
      And it asks for "MS therapies so far"

  @lemtrada/relapsing-ms
  Rule: Type of MS outside the use of Lemtrada
    Raises CIS, primary progressive MS, progressive-relapsing MS and SPMS that is not active, because Lemtrada
    is described for relapsing MS. Sources: the article and the US label, which takes this to mean RRMS and
    active SPMS.

    Scenario Outline: Lemtrada is described for some types of MS only
      Given the profile says
        | fact             | value      |
        | type of MS       | <type>     |
        | disease activity | <activity> |
      When lemtrada is considered
      Then lemtrada/relapsing-ms <outcome>

      Examples:
        | type | activity   | outcome                              |
        | CIS  | active     | is flagged as an indication, warning |
        | CIS  | not active | is flagged as an indication, warning |
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
      When lemtrada is considered
      Then lemtrada/relapsing-ms <outcome>

      Examples:
        | type | outcome                              |
        | CIS  | is flagged as an indication, warning |
        | RRMS | is not flagged                       |
        | PRMS | is flagged as an indication, warning |
        | PPMS | is flagged as an indication, warning |

    Scenario: Secondary progressive MS of unknown activity may be inside or outside the use of Lemtrada
      Given the profile says
        | fact       | value |
        | type of MS | SPMS  |
      When lemtrada is considered
      Then lemtrada/relapsing-ms needs information as warning
      And it asks for "disease activity"
      And it rests on "type of MS"

    Scenario Outline: Disease activity alone does not tell the type of MS
      Given the profile says
        | fact             | value      |
        | disease activity | <activity> |
      When lemtrada is considered
      Then lemtrada/relapsing-ms needs information as warning
      And it asks for "type of MS"

      Examples:
        | activity   |
        | active     |
        | not active |

    Scenario: Without type and activity both are asked
      When lemtrada is considered
      Then lemtrada/relapsing-ms needs information as warning
      And it asks for "type of MS" and "disease activity"

    Scenario: Secondary progressive MS that is not active is raised because of both
      Given the profile says
        | fact             | value      |
        | type of MS       | SPMS       |
        | disease activity | not active |
      When lemtrada is considered
      Then lemtrada/relapsing-ms is flagged as an indication, warning
      And it rests on "type of MS" and "disease activity"

    Scenario: Progressive-relapsing MS is raised because of the type alone
      Given the profile says
        | fact             | value      |
        | type of MS       | PRMS       |
        | disease activity | not active |
      When lemtrada is considered
      Then lemtrada/relapsing-ms is flagged as an indication, warning
      And it rests on "type of MS"

  @lemtrada/severe-reaction
  Rule: Earlier severe reaction to alemtuzumab
    Raises an earlier severe reaction to alemtuzumab, the drug in Lemtrada. Sources: the article, which names
    such reactions, and the US label, which rules Lemtrada out after one.

    Scenario Outline: A severe reaction to alemtuzumab speaks against giving it again
      Given the profile says
        | fact                                  | value       |
        | severe allergic or infusion reactions | <reactions> |
      When lemtrada is considered
      Then lemtrada/severe-reaction <outcome>

      Examples:
        | reactions                                                    | outcome                                    |
        | alemtuzumab                                                  | is flagged as a contraindication, critical |
        | natalizumab, alemtuzumab                                     | is flagged as a contraindication, critical |
        | ublituximab, mitoxantrone, ocrelizumab, natalizumab, sulfite | is not flagged                             |
        | none                                                         | is not flagged                             |

    Scenario: A reaction that nobody asked about may have been one to alemtuzumab
      When lemtrada is considered
      Then lemtrada/severe-reaction needs information as critical
      And it asks for "severe allergic or infusion reactions"

  @lemtrada/stroke-history
  Rule: Earlier stroke
    Raises an earlier stroke or transient ischaemic attack, because strokes have happened soon after Lemtrada.
    Sources: the article, the US label (boxed warning) and the EU product information.

    Scenario Outline: Lemtrada has been followed by strokes
      Given the profile says
        | fact                                       | value    |
        | stroke or transient ischaemic attack, ever | <stroke> |
      When lemtrada is considered
      Then lemtrada/stroke-history <outcome>

      Examples:
        | stroke | outcome                              |
        | yes    | is flagged as a precaution, critical |
        | no     | is not flagged                       |

    Scenario: A stroke that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/stroke-history needs information as critical
      And it asks for "stroke or transient ischaemic attack, ever"

  @lemtrada/thyroid-disease
  Rule: Thyroid disease
    Raises thyroid disease, because autoimmune thyroid disorders were frequent in trials of Lemtrada. Sources:
    the article and the US label.

    Scenario Outline: Thyroid disorders are frequent with Lemtrada
      Given the profile says
        | fact            | value     |
        | thyroid disease | <thyroid> |
      When lemtrada is considered
      Then lemtrada/thyroid-disease <outcome>

      Examples:
        | thyroid | outcome                             |
        | yes     | is flagged as a precaution, warning |
        | no      | is not flagged                      |

    Scenario: Thyroid disease that nobody asked about is not ruled out
      When lemtrada is considered
      Then lemtrada/thyroid-disease needs information as warning
      And it asks for "thyroid disease"

  @lemtrada/two-failed-therapies
  Rule: Fewer than 2 therapies without enough response
    Raises fewer than 2 earlier therapies that did not work well enough, because the FDA advises Lemtrada only
    after at least 2. Sources: the article and, more softly, the US label. Not tolerating a drug is not a lack
    of response.

    Scenario Outline: Lemtrada comes after at least 2 therapies that did not work well enough
      Given the profile says
        | fact                              | value    |
        | therapies without enough response | <failed> |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies <outcome>

      Examples:
        | failed | outcome                              |
        | 0      | is flagged as an indication, warning |
        | 1      | is flagged as an indication, warning |
        | 2      | is not flagged                       |
        | 3      | is not flagged                       |

    Scenario Outline: Only a lack of response counts as a failed therapy
      Given the therapies so far are
        | therapy   | status  | outcome                |
        | Avonex    | stopped | inadequate response    |
        | Tecfidera | stopped | <outcome of Tecfidera> |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies <outcome>

      Examples:
        | outcome of Tecfidera | outcome                              |
        | inadequate response  | is not flagged                       |
        | intolerance          | is flagged as an indication, warning |
        | safety               | is flagged as an indication, warning |
        | pregnancy            | is flagged as an indication, warning |
        | access               | is flagged as an indication, warning |
        | other                | is flagged as an indication, warning |
        | responded            | is flagged as an indication, warning |

    Scenario: The same ingredient under two names is one failed therapy
      Given the therapies so far are
        | therapy           | outcome             |
        | Tecfidera         | inadequate response |
        | dimethyl fumarate | inadequate response |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is flagged as an indication, warning
      And it rests on "therapies without enough response"

    Scenario: A person without any earlier therapy has no failed one
      Given the therapies so far are
        | therapy | outcome |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is flagged as an indication, warning

    Scenario: Therapies that all worked or were not tolerated leave no failed one
      Given the therapies so far are
        | therapy   | outcome     |
        | Copaxone  | responded   |
        | Tecfidera | intolerance |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is flagged as an indication, warning

    Scenario: A therapy that ended for an unknown reason may be the second failed one
      Given the therapies so far are
        | therapy   | outcome             |
        | Avonex    | inadequate response |
        | Tecfidera |                     |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies needs information as warning
      And it asks for "therapies without enough response"

    Scenario: Two therapies that ended for unknown reasons may both have failed
      Given the therapies so far are
        | therapy   | outcome |
        | Avonex    |         |
        | Tecfidera |         |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies needs information as warning
      And it asks for "therapies without enough response"

    Scenario: A single therapy that ended for an unknown reason cannot make two
      Given the therapies so far are
        | therapy | outcome |
        | Avonex  |         |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is flagged as an indication, warning

    Scenario: Two failed therapies are enough whatever became of a third
      Given the therapies so far are
        | therapy   | outcome             |
        | Avonex    | inadequate response |
        | Gilenya   | inadequate response |
        | Tecfidera |                     |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is not flagged

    Scenario: A stated number settles what the list of therapies leaves open
      Given the profile says
        | fact                              | value |
        | therapies without enough response | 2     |
      And the therapies so far are
        | therapy   | outcome             |
        | Avonex    | inadequate response |
        | Tecfidera |                     |
      When lemtrada is considered
      Then lemtrada/two-failed-therapies is not flagged

    Scenario: Without any word on earlier therapies their number is asked
      When lemtrada is considered
      Then lemtrada/two-failed-therapies needs information as warning
      And it asks for "therapies without enough response"

  @all/cold-storage-difficult
  Rule: Difficulty with cold storage
    Mentions that Lemtrada, like every infusion, needs no cold storage at home. Source: the article.

    Scenario Outline: An infusion needs no refrigerator at home
      Given the profile says
        | fact                 | value       |
        | cold storage is hard | <difficult> |
      When lemtrada is considered
      Then all/cold-storage-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Cold storage at home is not asked about, since a preference is no medical concern
      When lemtrada is considered
      Then all/cold-storage-difficult is not flagged
      And nothing is asked about "cold storage is hard"

  @all/daily-tablet-difficult
  Rule: Difficulty with a daily tablet
    Mentions that infusions such as Lemtrada may suit people who find a daily tablet hard. Source: the
    article.

    Scenario Outline: An infusion may suit people who find a daily tablet hard
      Given the profile says
        | fact                   | value       |
        | a daily tablet is hard | <difficult> |
      When lemtrada is considered
      Then all/daily-tablet-difficult <outcome>

      Examples:
        | difficult | outcome                          |
        | yes       | is flagged as a preference, info |
        | no        | is not flagged                   |

    Scenario: Daily tablets are not asked about, since a preference is no medical concern
      When lemtrada is considered
      Then all/daily-tablet-difficult is not flagged
      And nothing is asked about "a daily tablet is hard"

  @all/travels-often
  Rule: Frequent travel
    Mentions that infusions such as Lemtrada may suit people who travel often better than daily tablets.
    Source: the article.

    Scenario Outline: An infusion may suit frequent travelers
      Given the profile says
        | fact            | value     |
        | frequent travel | <travels> |
      When lemtrada is considered
      Then all/travels-often <outcome>

      Examples:
        | travels | outcome                          |
        | yes     | is flagged as a preference, info |
        | no      | is not flagged                   |

    Scenario: Travel is not asked about, since a preference is no medical concern
      When lemtrada is considered
      Then all/travels-often is not flagged
      And nothing is asked about "frequent travel"
