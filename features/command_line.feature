Feature: The command line
  What a nurse, a pharmacist or a script sees and gets back. Results go to standard output, errors to standard error, and
  the exit code is 0 (done), 1 (something at or above --fail-on) or 2 (input, usage or rules error).

  Rule: A profile is checked

    Scenario: One profile as a file
      Given the file anna.json holds
        """
        {"id": "anna", "as_of": "2026-11-22", "active_infection": true, "considering": ["briumvi"]}
        """
      When I type dmtcheck anna.json
      Then the exit code is 1
      And it prints "BRIUMVI: contraindicated"
      And it prints "Active infection"
      And it prints "WHAT TO ASK NEXT"
      And there is no error

    Scenario: The word "check" may be written out
      Given the file anna.json holds
        """
        {"considering": ["briumvi"]}
        """
      When I type dmtcheck check anna.json --quiet
      Then the exit code is 1
      And it prints "information needed"

    Scenario: A profile on standard input
      When I send this to dmtcheck - --format json
        """
        {"ms_type": "ppms", "considering": ["ocrevus", "briumvi"]}
        """
      Then the exit code is 1
      And it prints JSON about briumvi and ocrevus

    Scenario: An empty profile is answered with what to ask
      When I send this to dmtcheck - --drug ocrevus
        """
        {}
        """
      Then the exit code is 1
      And it prints "OCREVUS: information needed"
      And it prints "Has PML ever been diagnosed or suspected?"

    Scenario: A therapy that is given now or was stopped is looked at as well
      Given the file hanna.json holds
        """
        {"id": "hanna", "as_of": "2026-11-22", "considering": ["ocrevus"],
         "therapies": [{"name": "Lemtrada", "status": "stopped", "last_dose": "2025-09-15"},
                       {"name": "Tysabri", "status": "current", "last_dose": "2026-11-02"}]}
        """
      When I type dmtcheck hanna.json
      Then the exit code is 1
      And it prints "lemtrada caution stopped"
      And it prints "ocrevus information needed under consideration"
      And it prints "tysabri information needed current therapy"
      And it prints "after treatment"
      And it prints "before the next infusion and on treatment"

    Scenario: Only the drug that was asked for
      When I send this to dmtcheck - --drug tysabri --format json
        """
        {"considering": ["ocrevus"]}
        """
      Then it prints JSON about tysabri

    Scenario: What is still to do or to find out is folded into a line each
      When I send this to dmtcheck - --drug briumvi
        """
        {"active_infection": true}
        """
      Then it prints "! critical: Active infection (contraindication)"
      And it prints "[ ] critical: Hepatitis B screening not known (briumvi/hepatitis-b)"
      And it does not print "Missing: hepatitis B surface antigen"

    Scenario: Everything in full on request
      When I send this to dmtcheck - --drug briumvi --all
        """
        {"active_infection": true}
        """
      Then it prints "! critical: Active infection (contraindication)"
      And it prints "? critical: Hepatitis B screening not known"
      And it prints "Missing: hepatitis B surface antigen"
      And it does not print "[ ] critical"

    Scenario: A page for the record is folded and unfolded in the same way
      When I send this to dmtcheck - --drug briumvi --format markdown --all
        """
        {"active_infection": true}
        """
      Then it prints "Missing: hepatitis B surface antigen"

    Scenario: Where nothing is found, the number of rules that looked is told
      When I send this to dmtcheck - --exit-zero
        """
        {"as_of": "2026-11-22", "considering": ["ocrevus"],
         "therapies": [{"name": "Tysabri", "status": "stopped", "last_dose": "2020-01-15"}]}
        """
      Then it prints "TYSABRI: no concern found by"

    Scenario: Every rule explained line by line
      When I send this to dmtcheck - --drug lemtrada --explain
        """
        {"failed_therapies": 1}
        """
      Then it prints "failed_therapies: {below: 2}  -> holds"
      And it prints "stroke_history: true  -> not known"

    Scenario: The date of assessment may be given where the profile has none
      When I send this to dmtcheck - --drug ocrevus --as-of 2026-11-22
        """
        {"jcv_antibody": "negative", "jcv_antibody_date": "2026-05-21"}
        """
      Then it prints "as of 2026-11-22"
      And it prints "the result of 2026-05-21 is older than 6 months"

  Rule: The exit code says how grave the gravest consideration is

    Scenario Outline: The threshold is the user's
      When I send this to dmtcheck - --drug mitoxantrone --fail-on <threshold>
        """
        {"as_of": "2026-11-22", "age": 44, "ms_type": "spms", "therapies": [], "active_infection": false,
         "recurrent_infections": false, "heart_disease": false, "lvef_percent": 60, "lvef_percent_date": "2026-11-01",
         "lvef_lower_limit_percent": 55, "ecg_date": "2026-11-01", "anthracycline_exposure": false,
         "chest_radiotherapy": false, "mitoxantrone_total_mg_per_m2": 0, "neutrophils_per_mm3": 4000,
         "neutrophils_per_mm3_date": "2026-11-01", "platelets_per_mm3": 250000, "platelets_per_mm3_date": "2026-11-01",
         "liver_disease": false, "liver_tests": "normal", "liver_tests_date": "2026-11-01", "cancer_history": false,
         "depression": false, "could_become_pregnant": false, "breastfeeding": false, "planning_pregnancy": false,
         "severe_reactions": []}
        """
      Then the exit code is <code>
      And it prints "MITOXANTRONE: caution"

      Examples:
        | threshold | code |
        | never     | 0    |
        | critical  | 0    |
        | warning   | 1    |
        | info      | 1    |

    Scenario: A script may want 0 all the same
      When I send this to dmtcheck - --exit-zero
        """
        {}
        """
      Then the exit code is 0

  Rule: Several profiles, and one bad file never hides the others

    Scenario: The good ones are answered, the bad one is named, the worst exit code wins
      Given the file good.json holds
        """
        {"id": "good"}
        """
      And the file bad.json holds
        """
        {"id": "secret-name", "agee": 34}
        """
      When I type dmtcheck bad.json good.json --quiet
      Then the exit code is 2
      And it prints "good, as of"
      And it does not print "secret-name"
      And the one line of error says "bad.json:1:23: unknown fact "agee", did you mean "age"?"

    Scenario: A folder, one line of NDJSON a profile
      Given the file people/a.json holds
        """
        {"id": "a"}
        """
      And the file people/b.json holds
        """
        {"id": "b"}
        """
      When I type dmtcheck people --format ndjson --exit-zero
      Then the exit code is 0
      And it prints 2 lines of JSON

  Rule: Mistakes are told in one line that names the place

    Scenario Outline: What cannot be read is not guessed
      Given the file p.json holds
        """
        <profile>
        """
      When I type dmtcheck p.json
      Then the exit code is 2
      And it prints nothing
      And the one line of error says "<error>"

      Examples:
        | profile                                                                            | error                                                                   |
        | {"age": "34"}                                                                      | p.json:1:9: "age": expected a number from 0 to 130, found the text      |
        | {"age": true}                                                                      | p.json:1:9: "age": expected a number from 0 to 130, found true          |
        | {"active_infection": 1}                                                            | p.json:1:22: "active_infection": expected true or false, found 1        |
        | {"ms_type": "rms"}                                                                 | expected one of cis, rrms, spms, prms, ppms, found the text "rms"       |
        | {"age": 34, "age": 35}                                                             | p.json:1:13: the key "age" stands twice                                 |
        | {"age": NaN}                                                                       | p.json:1:9: "age": NaN is not a number                                  |
        | {"considering": []}                                                                | "considering": expected a list with at least one of briumvi             |
        | [{"age": 34}]                                                                      | p.json:1:1: expected one JSON object, found an array                    |
        | {"age": 34} {"age": 35}                                                            | p.json:1:13: something follows the JSON object                          |
        | {"ecg_date": "never"}                                                              | p.json:1:14: "ecg_date": expected a date such as 2026-11-22, or "none"  |
        | {"hbsag": "unknown"}                                                               | "hbsag": expected one of positive, negative, found the text "unknown"   |
        | {"as_of": "2026-11-22", "last_live_vaccine": "2026-11-23"}                         | "last_live_vaccine" is 2026-11-23, after the date of assessment         |
        | {"pregnant": false, "pregnancy_test": "positive"}                                  | "pregnancy_test" is positive, but "pregnant" is false                   |
        | {"therapies": [{"name": "Ocrevus", "status": "current", "stopped": "2026-05-01"}]} | "therapies", number 1: "status" is current, but "stopped" is 2026-05-01 |
        | {"natalizumab_months": 30, "therapies": []}                                        | "natalizumab_months" is 30, but "therapies" lists 0 months              |
        | {"failed_therapies": 2, "therapies": []}                                           | "failed_therapies" is 2, but "therapies" lists 0                        |

    Scenario: A file that is not there
      When I type dmtcheck nobody.json
      Then the exit code is 2
      And it prints nothing
      And the one line of error says "nobody.json: there is no such file"

    Scenario: A drug that is not one of the six
      When I type dmtcheck nobody.json --drug ocrevuss
      Then the exit code is 2
      And the one line of error says "unknown drug "ocrevuss", did you mean "ocrevus"?"

    Scenario: A file is written whole or not at all
      Given the file bad.json holds
        """
        {"age": -1}
        """
      When I type dmtcheck bad.json --output report.txt
      Then the exit code is 2
      And the file report.txt is not there

    Scenario: A report may go to a file
      Given the file good.json holds
        """
        {}
        """
      When I type dmtcheck good.json --format markdown --output report.md
      Then the exit code is 1
      And it prints nothing
      And the file report.md is there

  Rule: The content can be read without a profile

    Scenario Outline: Every page has its command
      When I type dmtcheck <words>
      Then the exit code is 0
      And it prints "<text>"
      And there is no error

      Examples:
        | words                                             | text                         |
        | rules --drug ocrevus                              | ocrevus/pml-jc-virus         |
        | rules --kind contraindication --severity critical | lemtrada/hiv                 |
        | rule ocrevus/pml-jc-virus                         | jcv_antibody: positive       |
        | drug ocrevus                                      | Ocrevus (ocrelizumab)        |
        | drug all                                          | All six infusions            |
        | facts                                             | Is there an active infection |
        | source article                                    | 61 statements                |
        | schema profile                                    | additionalProperties         |
        | template                                          | "as_of": null                |
        | completion bash                                   | _dmtcheck_completion         |
        | --help                                            | Exit codes: 0 done           |

    Scenario: A rule that is not there
      When I type dmtcheck rule ocrevus/pml
      Then the exit code is 2
      And the one line of error says "there is no rule "ocrevus/pml""

  Rule: What a change of the rules would do can be seen before it is made

    Scenario: A threshold is moved
      Given the folder mine holds the rules, but ocrevus/live-vaccine says "below: 42" where it said "below: 28"
      When I type dmtcheck rules diff mine
      Then the exit code is 0
      And it prints "changed ocrevus/live-vaccine (when)"
      And it prints "such as ocrevus, under consideration; days since the last live vaccine:"
      And it prints "was flagged (requirement, warning); is silent"
      And it prints "Rules: 1 changed, 0 added, 0 removed."
      And there is no error

    Scenario: A rule is heard at another point of treatment
      Given the folder mine holds the rules, but lemtrada/blood-tests-after says "[during]" where it said "[after]"
      When I type dmtcheck rules diff mine
      Then it prints "such as lemtrada, stopped"

    Scenario: Nothing changed
      Given the folder mine holds the rules
      When I type dmtcheck rules diff mine
      Then the exit code is 0
      And it prints "Rules: 0 changed, 0 added, 0 removed."

    Scenario: There is nothing to compare with
      When I type dmtcheck rules diff nowhere
      Then the exit code is 2
      And it prints nothing
      And the one line of error says ""nowhere" is neither a folder of rules nor a git revision of this checkout"
