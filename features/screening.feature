Feature: Whole populations
  What a data manager sees who has everyone on file answered: files of people go in, a folder comes out, with a row for each
  person, counts, and each line that could not be read. Nobody is lost on the way.

  Background:
    Given people.ndjson holds
      """
      {"id": "ada", "age": 34, "ms_type": "rrms", "considering": ["ocrevus"], "active_infection": true, "therapies": []}
      {"id": "bo", "as_of": "2026-06-01", "considering": ["tysabri"], "jcv_antibody": "negative", "jcv_antibody_date": "2026-03-10"}
      {"id": "cy", "considering": ["tysabri"], "jcv_antibody": "negative", "jcv_antibody_date": "2026-03-10"}
      {"id": "di", "considering": ["briumvi"], "therapies": [{"name": "Tysabri", "status": "current", "last_dose": "2026-11-02"}]}
      {"id": "ed", "age": 57, "ms_type": "rrms", "considering": ["ocrevus", "lemtrada"], "herpes_history": true}
      {"id": "flo"}
      """

  Rule: Everyone is answered as they would be alone

    Scenario: The same statuses and considerations as dmtcheck check gives one by one
      Given clinic.ndjson is the example people.ndjson
      When I run dmtcheck screen clinic.ndjson --out monday --as-of 2026-11-22 --long
      Then it tells "30 lines: 30 answered, 0 rejected"
      And everyone in clinic.ndjson is answered in monday as dmtcheck check answers them on 2026-11-22

    Scenario: A row for each person: where they come from, a column for each drug, a column for each rule
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --long
      Then monday has a row for each of ada, bo, cy, di, ed and flo
      And in monday a person has
        | person | column                      | says               |
        | ada    | file                        | people.ndjson      |
        | di     | line                        | 4                  |
        | ada    | ocrevus                     | information_needed |
        | ada    | tysabri                     | nothing            |
        | ada    | ocrevus/active-infection    | flagged            |
        | ada    | ocrevus/herpes              | information_needed |
        | ada    | ocrevus/age                 | clear              |
        | ada    | tysabri/touch-program       | nothing            |
        | ed     | ocrevus/herpes              | flagged            |

    Scenario: What is not known is never taken for "no"
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --long
      Then in monday a person has
        | person | column                   | says               |
        | flo    | ocrevus                  | information_needed |
        | flo    | ocrevus/active-infection | information_needed |
        | flo    | lemtrada/hiv             | information_needed |

    Scenario: A therapy that is given now is looked at as well
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --long
      Then in monday a person has
        | person | column                      | says               |
        | di     | tysabri                     | information_needed |
        | di     | briumvi/another-infusion    | flagged            |
        | di     | tysabri/touch-program       | information_needed |

    Scenario: A row for each thing raised, where asked for
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --long
      Then monday raises
        | id  | drug    | rule                     | outcome            | kind             | severity |
        | ada | ocrevus | ocrevus/active-infection | flagged            | precaution       | critical |
        | flo | ocrevus | ocrevus/herpes           | information_needed | precaution       | warning  |

    Scenario: Whoever names a date of assessment keeps it, everyone else has the one of the run
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --long
      Then in monday a person has
        | person | column                        | says               |
        | bo     | all/natalizumab-pml-jc-virus  | clear              |
        | cy     | all/natalizumab-pml-jc-virus  | information_needed |

    Scenario: Where nobody has had a therapy
      Given new.ndjson holds
        """
        {"id": "gus", "considering": ["ocrevus"], "therapies": []}
        {"id": "hal", "considering": ["ocrevus"]}
        """
      When I run dmtcheck screen new.ndjson --out monday --as-of 2026-11-22 --long
      Then everyone in new.ndjson is answered in monday as dmtcheck check answers them on 2026-11-22

  Rule: What comes out is what was asked for

    Scenario: Without --long there is a row for each person, and none for what is raised
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      Then monday holds manifest.json, profiles, rejects.ndjson and summary.json and nothing else

    Scenario: Only counts
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --summary
      Then monday holds manifest.json, rejects.ndjson and summary.json and nothing else
      And monday counts
        | profiles                | answered            | 6 |
        | drugs / ocrevus         | assessed            | 3 |
        | drugs / tysabri         | assessed            | 4 |
        | rules / ocrevus/herpes  | flagged             | 1 |

    Scenario: The counts by drug, status, severity and rule
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      Then it tells "ocrevus 3 0 0 3 0 0"
      And it tells "OCREVUS: 3 people assessed"
      And it tells "1 warning: Herpes infection, ever (ocrevus/herpes)"
      And monday counts
        | drugs / ocrevus / statuses            | information_needed | 3 |
        | drugs / ocrevus / statuses            | contraindicated    | 0 |
        | drugs / ocrevus / severities / warning / flagged | persons | 1 |
        | rules                                 | ocrevus/herpes / flagged | 1 |
        | rules                                 | ocrevus/herpes / information_needed | 2 |
        | rules                                 | ocrevus/herpes / clear | 0 |

    Scenario: One drug alone
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --drug ocrevus
      Then in monday a person has
        | person | column                | says               |
        | flo    | ocrevus               | information_needed |
        | flo    | tysabri               | nothing            |
        | di     | ocrevus               | information_needed |
        | di     | tysabri/touch-program | nothing            |

    Scenario: Rules of my own
      Given mine/ocrevus/past-fifty.yaml holds
        """
        title: Past fifty
        drugs: [ocrevus]
        kind: precaution
        severity: critical
        status: draft
        when:
          age: {above: 50}
        message: Past fifty.
        sources:
          - {document: article, section: Introduction}
        """
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --rules mine
      Then in monday a person has
        | person | column             | says               |
        | ada    | ocrevus/past-fifty | clear              |
        | ed     | ocrevus/past-fifty | flagged            |
        | flo    | ocrevus/past-fifty | information_needed |
        | cy     | ocrevus/past-fifty | nothing            |

    Scenario Outline: The exit code says how grave the gravest consideration of anybody is
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --drug ocrevus
      Then it ends with 1
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --drug ocrevus <options>
      Then it ends with <code>

      Examples:
        | options                         | code |
        | --fail-on critical              | 1    |
        | --fail-on never                 | 0    |
        | --fail-on critical --exit-zero  | 0    |

    Scenario: Counts and rows exclude each other
      When I run dmtcheck screen people.ndjson --out monday --long --summary
      Then it complains in one line "--summary writes no rows", and tells nothing else

  Rule: Nobody is lost

    Background:
      Given export.ndjson holds
        """
        {"id": "jo", "considering": ["ocrevus"]}
        {"id": "secret-2", "age": 34
        {"id": "kay", "considering": ["ocrevus"]}
        {"id": "secret-4", "age": 34} {"id": "secret-too"}

        {"id": "secret-6", "agee": 34}
        {"id": "secret-7", "age": 34, "age": 35}
        {"id": "secret-8", "active_infection": "no"}
        {"id": "secret-9", "ms_type": "rms"}
        {"id": "secret-10", "ecg_date": "2026-11-23"}
        {"id": "secret-11", "pregnant": true, "could_become_pregnant": false}
        {"id": "secret-12", "age": 131}
        ["secret-13"]
        {"id": "lou", "considering": ["briumvi"], "therapies": [{"name": "Briumvi", "status": "current"}]}
        {"id": "secret-15", "therapies": [{"name": "Briumvi", "status": "current", "stopped": "2026-05-01"}]}
        """

    Scenario: Every line is answered or rejected, and the counts add up
      When I run dmtcheck screen export.ndjson --out monday --as-of 2026-11-22
      Then it ends with 2
      And it tells "15 lines: 3 answered, 12 rejected (rejects.ndjson)"
      And in monday 15 lines were read, 3 answered and 12 rejected
      And monday has a row for each of jo, kay and lou

    Scenario Outline: A line that is <bad> is reported where it stands
      When I run dmtcheck screen export.ndjson --out monday --as-of 2026-11-22
      Then line <line> of export.ndjson is rejected in monday: <reason>
      And rejects.ndjson in monday does not hold "secret"

      Examples:
        | bad                        | line | reason                                                                   |
        | cut off                    | 2    | the input ends before the JSON object does                               |
        | two people                 | 4    | something follows the JSON object                                        |
        | empty                      | 5    | empty                                                                    |
        | about an unknown fact      | 6    | unknown fact "agee", did you mean "age"?                                 |
        | saying a thing twice       | 7    | the key "age" stands twice                                               |
        | of a wrong type            | 8    | "active_infection": expected true or false, found the text               |
        | of a word that is not one  | 9    | "ms_type": expected one of cis, rrms, spms, prms, ppms                   |
        | from the future            | 10   | "ecg_date" is 2026-11-23, after the date of assessment                   |
        | against itself             | 11   | "could_become_pregnant" is false                                         |
        | beyond all limits          | 12   | "age": expected a number from 0 to 130                                   |
        | no object                  | 13   | expected one JSON object, found an array                                 |
        | against itself in its list | 15   | "therapies", number 1: "status" is current, but "stopped" is 2026-05-01  |

    Scenario: Refused lines are told by the exit code, whatever else is asked
      When I run dmtcheck screen export.ndjson --out monday --as-of 2026-11-22
      And I run dmtcheck screen export.ndjson --out monday --as-of 2026-11-22 --fail-on never --exit-zero
      Then it ends with 2

    Scenario: The report of refusals that the documentation shows
      Given mistakes.ndjson is the example mistakes.ndjson
      When I run dmtcheck screen mistakes.ndjson --out monday --as-of 2026-11-22
      Then it tells "12 lines: 2 answered, 10 rejected (rejects.ndjson)"
      And rejects.ndjson in monday is what docs/screening.md shows

  Rule: People come in files of several kinds

    Scenario: Lines, compressed lines and tables give the same answers
      Given people.ndjson is compressed to people.ndjson.gz
      And people.ndjson is compressed to people.ndjson.zst
      And people.ndjson is kept as people.parquet
      When I run dmtcheck screen people.ndjson people.ndjson.gz people.ndjson.zst people.parquet --out monday --as-of 2026-11-22
      Then in monday 24 lines were read, 24 answered and 0 rejected
      And in monday each of the 4 files is answered alike

    Scenario: A row of Parquet that is rejected has no place in bytes
      Given two.ndjson holds
        """
        {"id": "max", "age": 34, "therapies": [{"name": "Rebif"}]}
        {"id": "ned", "age": 134}
        """
      And two.ndjson is kept as two.parquet
      When I run dmtcheck screen two.parquet --out monday --as-of 2026-11-22
      Then row 2 of two.parquet is rejected in monday: "age": expected a number from 0 to 130
      And monday has a row for each of max

    Scenario: A column that is no fact stops the run before anybody is answered
      Given people.ndjson is kept as people.parquet, with "age" called "agee"
      When I run dmtcheck screen people.parquet --out monday --as-of 2026-11-22
      Then it complains in one line "people.parquet: unknown column "agee", did you mean "age"?", and tells nothing else
      And monday has answered nobody

    Scenario: A folder, all files below it in the order of their names
      Given people.ndjson is spread over 4 files in the folder people
      And people/notes.txt holds
        """
        This is not about anybody.
        """
      When I run dmtcheck screen people --out whole --as-of 2026-11-22 --long
      Then whole has a row for each of ada, ed, bo, flo, cy and di
      And in whole a person has
        | person | column | says            |
        | flo    | file   | people/2.ndjson |
        | flo    | line   | 2               |

    Scenario: A file in which there is nobody
      Given nobody.ndjson is empty
      When I run dmtcheck screen nobody.ndjson --out monday --as-of 2026-11-22
      Then it ends with 0
      And it tells "0 lines: 0 answered, 0 rejected"

    Scenario Outline: Nothing to read
      Given notes/mine.txt holds
        """
        This is not about anybody.
        """
      When I run dmtcheck screen <what> --out monday
      Then it complains in one line "<error>", and tells nothing else
      And nothing is written in monday

      Examples:
        | what                        | error                                   |
        | gone.ndjson                 | gone.ndjson: there is no such file      |
        | notes                       | notes: this folder holds no profiles    |
        | -                           | standard input cannot be screened       |
        | people.ndjson people.ndjson | this is the same file as people.ndjson  |

  Rule: A run can be stopped, killed and done again

    Scenario Outline: A run that was killed goes on, and ends as if it had not been
      Given people.ndjson is spread over 4 files in the folder people
      When I run dmtcheck screen people --out whole --as-of 2026-11-22 --long
      And I run dmtcheck screen people --out monday --as-of 2026-11-22 --long, and it is killed while it writes file <file>
      Then no table in monday is cut off
      When I run dmtcheck screen people --out monday --as-of 2026-11-22 --long
      Then it tells "6 lines: 6 answered, 0 rejected"
      And monday holds what whole holds

      Examples:
        | file |
        | 11   |
        | 20   |

    Scenario: A run that is finished is not done again
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      And I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      Then it says in one line "monday is finished already; this is its summary"
      And it tells "6 lines: 6 answered, 0 rejected"
      And nothing has changed in monday

    Scenario Outline: Another question needs another folder
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      And I run dmtcheck screen people.ndjson --out monday <other>
      Then it complains in one line "monday: <error>", and tells nothing else
      And nothing has changed in monday

      Examples:
        | other                               | error                                          |
        | --as-of 2026-11-23                  | --as-of: was 2026-11-22, is now 2026-11-23     |
        | --as-of 2026-11-22 --drug ocrevus   | --drug: was not given, is now ocrevus          |
        | --as-of 2026-11-22 --engine duckdb  | the engine: was polars                         |
        | --as-of 2026-11-22 --long           | --long: was not given, is now given            |

    Scenario: People who have changed since are not mixed with those who have not
      Given people.ndjson is spread over 4 files in the folder people
      When I run dmtcheck screen people --out monday --as-of 2026-11-22 --long, and it is killed while it writes file 11
      And people/1.ndjson is changed
      And I run dmtcheck screen people --out monday --as-of 2026-11-22 --long
      Then it complains in one line "people/1.ndjson: has changed since this run was begun", and tells nothing else

    Scenario: A folder that holds something else is left alone
      Given monday/letter.txt holds
        """
        Dear data manager
        """
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      Then it complains in one line "monday: holds other files", and tells nothing else
      And nothing has changed in monday

    Scenario: Several machines, each with its share
      Given people.ndjson is spread over 4 files in the folder people
      When I run dmtcheck screen people --out whole --as-of 2026-11-22 --long
      And I run dmtcheck screen people --out first --as-of 2026-11-22 --shard 1/2
      And I run dmtcheck screen people --out second --as-of 2026-11-22 --shard 2/2
      Then first and second together have a row for each of ada, bo, cy, di, ed and flo
      And the counts of first and second add up to those of whole

  Rule: An engine is believed only after it was tried

    Scenario: The same answers from another engine
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22 --long
      And I run dmtcheck screen people.ndjson --out other --as-of 2026-11-22 --long --engine duckdb
      Then other answers everyone as monday does
      And everyone in people.ndjson is answered in other as dmtcheck check answers them on 2026-11-22

    Scenario: A rule that an engine takes the wrong way round stops the run
      Given the engine takes ocrevus/herpes the wrong way round
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      Then it complains in one line "the engine calls ocrevus/herpes", and tells nothing else
      And nothing is written in monday

    Scenario Outline: An engine that is not there says what to install
      Given <package> is not installed
      When I run dmtcheck screen people.ndjson --out monday --engine <engine>
      Then it complains in one line "pip install 'dmtcheck[<extra>]'", and tells nothing else
      And nothing is written in monday

      Examples:
        | package | engine | extra  |
        | polars  | polars | screen |
        | duckdb  | duckdb | duckdb |
        | pyspark | spark  | spark  |

    Scenario: What was used is on record
      When I run dmtcheck screen people.ndjson --out monday --as-of 2026-11-22
      Then the manifest of monday vouches for people.ndjson
