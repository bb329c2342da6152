Feature: PML with natalizumab
  The US labels name three things that raise the risk of PML with natalizumab: antibodies against the JC virus, more than
  24 months of treatment, and an earlier immunosuppressant. Each is a consideration of its own, whether the others are
  known or not, and none of them missing rules PML out.

  Background:
    Given a person about whom nothing is known
    And the assessment is dated 2026-11-22

  Scenario Outline: Each of the three is raised by itself, and all of them together
    Given the profile says
      | fact                        | value      |
      | anti-JC-virus antibody      | <antibody> |
      | anti-JC-virus antibody date | 2026-10-05 |
      | months on natalizumab       | <months>   |
      | immunosuppressant, before   | <before>   |
    When <drug> is considered
    Then all/natalizumab-pml-jc-virus <antibody raised>
    And all/natalizumab-pml-months <months raised>
    And all/natalizumab-pml-immunosuppressant <before raised>
    And all/natalizumab-pml-watch is flagged as warning

    Examples:
      | drug    | antibody | months  | before  | antibody raised               | months raised                 | before raised                 |
      | tysabri | negative | 24      | no      | is not flagged                | is not flagged                | is not flagged                |
      | tysabri | positive | 24      | no      | is flagged as critical        | is not flagged                | is not flagged                |
      | tysabri | negative | 24.5    | no      | is not flagged                | is flagged as critical        | is not flagged                |
      | tysabri | negative | 24      | yes     | is not flagged                | is not flagged                | is flagged as critical        |
      | tysabri | positive | 30      | yes     | is flagged as critical        | is flagged as critical        | is flagged as critical        |
      | tysabri | positive | unknown | unknown | is flagged as critical        | needs information as critical | needs information as critical |
      | tysabri | unknown  | 30      | unknown | needs information as critical | is flagged as critical        | needs information as critical |
      | tysabri | unknown  | unknown | yes     | needs information as critical | needs information as critical | is flagged as critical        |
      | tyruko  | negative | 24      | no      | is not flagged                | is not flagged                | is not flagged                |
      | tyruko  | positive | 30      | yes     | is flagged as critical        | is flagged as critical        | is flagged as critical        |
      | tyruko  | unknown  | unknown | unknown | needs information as critical | needs information as critical | needs information as critical |

  Scenario Outline: A negative antibody test clears only while it is recent
    Given the profile says
      | fact                        | value      |
      | anti-JC-virus antibody      | <antibody> |
      | anti-JC-virus antibody date | <tested>   |
    When tysabri is considered
    Then all/natalizumab-pml-jc-virus <outcome>

    Examples:
      | antibody | tested     | outcome                       |
      | negative | 2026-05-22 | is not flagged                |
      | negative | 2026-05-21 | needs information as critical |
      | negative | unknown    | needs information as critical |
      | positive | 2026-05-21 | is flagged as critical        |
      | positive | 2015-03-01 | is flagged as critical        |
      | positive | unknown    | is flagged as critical        |

  Scenario Outline: The index of the antibody test, as a guideline and the EU text read it
    Given the profile says
      | fact                         | value    |
      | anti-JC-virus antibody index | <index>  |
      | months on natalizumab        | <months> |
    When tysabri is considered
    Then all/natalizumab-jcv-index-aan <guideline>
    And all/natalizumab-jcv-index-eu <EU text>

    Examples:
      | index   | months  | guideline                 | EU text                   |
      | 0.9     | 30      | is not flagged            | is not flagged            |
      | 0.91    | 30      | is flagged as warning     | is not flagged            |
      | 1.5     | 30      | is flagged as warning     | is not flagged            |
      | 1.51    | 30      | is flagged as warning     | is flagged as warning     |
      | 1.8     | 24      | is flagged as warning     | is not flagged            |
      | 1.8     | unknown | is flagged as warning     | needs information as info |
      | unknown | 30      | needs information as info | needs information as info |
      | 0.4     | unknown | is not flagged            | is not flagged            |

  Scenario Outline: An antibody test soon after plasma exchange or immunoglobulin may mislead
    Given the profile says
      | fact                         | value             |
      | anti-JC-virus antibody       | negative          |
      | anti-JC-virus antibody date  | <tested>          |
      | last plasma exchange         | <plasma exchange> |
      | last immunoglobulin infusion | <immunoglobulin>  |
    When <drug> is considered
    Then all/natalizumab-jcv-test-timing <outcome>

    Examples:
      | drug    | tested     | plasma exchange | immunoglobulin | outcome                   |
      | tysabri | 2026-10-14 | 2026-10-01      | none           | is flagged as warning     |
      | tysabri | 2026-10-15 | 2026-10-01      | none           | is not flagged            |
      | tysabri | 2026-10-14 | none            | 2026-04-15     | is flagged as warning     |
      | tysabri | 2026-10-15 | none            | 2026-04-15     | is not flagged            |
      | tysabri | 2026-10-15 | none            | none           | is not flagged            |
      | tysabri | 2026-10-15 | unknown         | none           | needs information as info |
      | tysabri | 2026-10-15 | none            | unknown        | needs information as info |
      | tysabri | 2026-10-14 | 2026-10-01      | unknown        | is flagged as warning     |
      | tysabri | 2026-10-15 | 2026-11-01      | none           | needs information as info |
      | tyruko  | 2026-10-14 | 2026-10-01      | none           | is flagged as warning     |
      | tyruko  | 2026-10-15 | 2026-10-01      | none           | is not flagged            |

  Scenario Outline: Earlier immunosuppressants are also known from the therapies
    Given the therapies so far are
      | therapy   | status   |
      | <therapy> | <status> |
    When tysabri is considered
    Then all/natalizumab-pml-immunosuppressant <before>
    And all/natalizumab-immunosuppressant-now <now>

    Examples:
      | therapy      | status  | before                        | now                           |
      | mitoxantrone | stopped | is flagged as critical        | needs information as critical |
      | azathioprine | current | is flagged as critical        | is flagged as critical        |
      | Copaxone     | stopped | needs information as critical | needs information as critical |

  Scenario Outline: The watch for PML goes on for 6 months after the last infusion
    Given the therapies so far are
      | therapy   | status  | last dose |
      | <therapy> | stopped | <last>    |
    When another infusion than <drug> is considered
    Then <drug> is assessed as stopped
    And all/natalizumab-pml-watch-after <outcome>
    And all/natalizumab-pml-jc-virus is not flagged

    Examples:
      | therapy | drug    | last       | outcome               |
      | Tysabri | tysabri | 2026-05-22 | is flagged as warning |
      | Tysabri | tysabri | 2026-05-21 | is not flagged        |
      | Tyruko  | tyruko  | 2026-05-22 | is flagged as warning |
      | Tyruko  | tyruko  | 2026-05-21 | is not flagged        |

  Scenario Outline: PML is raised after natalizumab too, however long ago the last infusion was
    Given the therapies so far are
      | therapy   | status  | last dose |
      | <therapy> | stopped | <last>    |
    And the profile says
      | fact                   | value |
      | PML, ever or suspected | <PML> |
    When another infusion than <drug> is considered
    Then <drug> is assessed as stopped
    And all/natalizumab-pml-after <outcome>
    And all/natalizumab-pml-ever is not flagged

    Examples:
      | therapy | drug    | last       | PML     | outcome                              |
      | Tysabri | tysabri | 2026-11-02 | yes     | is flagged as a precaution, critical |
      | Tysabri | tysabri | 2019-03-04 | yes     | is flagged as a precaution, critical |
      | Tysabri | tysabri | 2026-11-02 | no      | is not flagged                       |
      | Tysabri | tysabri | 2026-11-02 | unknown | needs information as info            |
      | Tyruko  | tyruko  | 2019-03-04 | yes     | is flagged as a precaution, critical |
      | Tyruko  | tyruko  | 2019-03-04 | no      | is not flagged                       |

  Scenario Outline: PML itself speaks against every drug that may cause it
    Given the profile says
      | fact                   | value |
      | PML, ever or suspected | yes   |
    When <drug> is considered
    Then <rule> is flagged as <how>

    Examples:
      | drug     | rule                     | how                          |
      | tysabri  | all/natalizumab-pml-ever | a contraindication, critical |
      | tyruko   | all/natalizumab-pml-ever | a contraindication, critical |
      | ocrevus  | ocrevus/pml-ever         | a precaution, critical       |
      | briumvi  | briumvi/pml-ever         | a precaution, critical       |
      | lemtrada | lemtrada/pml-ever        | a precaution, warning        |
