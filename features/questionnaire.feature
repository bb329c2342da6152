Feature: The form
  `dmtcheck questionnaire` prints the questions about one person as a FHIR Questionnaire, which a portal or a record system
  can show. The answers come back as a QuestionnaireResponse and are checked like any other profile.

  Rule: The form asks what the rules can use

    Scenario: The whole form asks for every fact
      Given the form about everything
      Then it asks "How old is the person, in years?"
      And it asks "What is the left ventricular ejection fraction in percent, and when was it measured?"
      And it asks "Which MS therapies so far, is each current or stopped, how did it go, and when was its last dose?"

    Scenario: The form about one drug asks only what its rules can use
      Given the form about ocrevus alone
      Then it asks "What did the hepatitis B surface antigen test (HBsAg) show?"
      And it does not ask for "lvef_percent"
      And it does not ask for "touch_enrolled"

    Scenario: A question that matters only after another one waits for it
      Given the form about ocrevus alone
      Then "ms_activity" is asked only where "ms_type" is answered with spms
      And "using_contraception" is asked only where "could_become_pregnant" is answered with yes
      And "anti_hbc" is asked only where "hbsag" is answered with negative

    Scenario: What matters to one drug in any case is not hidden by the rules of another one
      Given the form about everything
      Then "anti_hbc" is asked of everybody

    Scenario: A pregnancy test is asked of everybody, because a positive one speaks for itself
      Given the form about briumvi alone
      Then "pregnancy_test" is asked of everybody

  Rule: The answers are a profile

    Scenario: Answers become facts, each with where it was said
      Given the form about everything
      And it is answered with
        | id                | petra              |
        | as_of             | 2026-11-22         |
        | considering       | [briumvi, ocrevus] |
        | age               | 34                 |
        | ms_type           | rrms               |
        | active_infection  | no                 |
        | jcv_antibody      | positive           |
        | jcv_antibody_date | 2026-08-01         |
      When the answers are read
      Then the profile is
        | id                | petra              |
        | as_of             | 2026-11-22         |
        | considering       | [briumvi, ocrevus] |
        | age               | 34                 |
        | ms_type           | rrms               |
        | active_infection  | no                 |
        | jcv_antibody      | positive           |
        | jcv_antibody_date | 2026-08-01         |
      And "jcv_antibody" comes from QuestionnaireResponse/form-1#jcv_antibody

    Scenario: A question that was left open is not known
      Given the form about everything
      And it is answered with
        | age | 34 |
      When the answers are read
      Then the profile says nothing about "severe_reactions"
      And the profile says nothing about "therapies"
      And the profile says nothing about "active_infection"

    Scenario: "There was none" is an answer
      Given the form about everything
      And it is answered with
        | severe_reactions.none | yes |
        | skin_exam_date.none   | yes |
      When the answers are read
      Then the profile says that "severe_reactions" is an empty list

    Scenario: "Not none" alone does not say what there was
      Given the form about everything
      And it is answered with
        | severe_reactions.none | no |
      When the answers are read
      Then the profile says nothing about "severe_reactions"
      And a note says "it is not told which"

    Scenario: Therapies are told one by one
      Given the form about everything
      And a therapy is told
        | name    | Tecfidera           |
        | status  | stopped             |
        | outcome | inadequate_response |
      And a therapy is told
        | name      | Tysabri    |
        | status    | current    |
        | last_dose | 2026-11-02 |
      When the answers are read
      Then the profile lists the therapies Tecfidera and Tysabri

    Scenario: A form that is still being filled in says so
      Given the form about everything
      And its status is in-progress
      And it is answered with
        | age | 34 |
      When the answers are read
      Then a note says "still being filled in"

  Rule: What is no answer is refused

    Scenario: A form that was withdrawn
      Given the form about everything
      And its status is entered-in-error
      When the answers are read
      Then they are refused: "'status': only answers that are completed, amended or in-progress are read, found 'entered-in-error'"

    Scenario Outline: An answer that cannot be
      Given the form about everything
      And it is answered with
        | age    | 34       |
        | <link> | <answer> |
      When the answers are read
      Then they are refused: "<problem>"

      Examples:
        | link         | answer   | problem                                                                                                                                     |
        | jcv_index    | 300      | 'jcv_index': expected a number from 0 to 20, found '300'                                                                                    |
        | hbsag        | reactive | 'hbsag': expected one of positive, negative, found 'reactive'                                                                               |
        | ecg_date     | 2026-08  | 'ecg_date': expected a full date such as 2026-11-22, found '2026-08'                                                                        |
