# The front door is `mvn` (run) and `mvn verify` (every test); here is what else a developer needs often.
.DEFAULT_GOAL := help
.PHONY: help run dist fmt spec verify fuzz jazzer faults bench adr

JDK_25 ?= $(firstword $(wildcard $(JAVA25_HOME) /usr/lib/jvm/*25*))

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build, and start Hansa on localhost:8080
	mvn

dist: ## Hansa in target/hansa, started by target/hansa/hansa a third sooner; it must stay where it is
	mvn -q -DskipTests package
	JAVA_HOME="$(JDK_25)" app/src/dist/pack app/target/hansa-app-*.jar "$(CURDIR)/target/hansa"

fmt: ## format the code; Maven is run on JDK 25 for this
	JAVA_HOME="$(JDK_25)" mvn -q spotless:apply

spec: ## the specs alone: every rule of every aggregate, without a database
	mvn -q -pl api,command test -Dtest='*Spec' -Dsurefire.failIfNoSpecifiedTests=false

verify: ## every test, on real PostgreSQL
	mvn verify

fuzz: ## 50,000 wrong requests; SEED=number for others
	mvn -q -pl api,ledger,command,query,web,app verify -Dtest=FuzzJourney -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.requests=50000 $(if $(SEED),-Dfuzz.seed=$(SEED))

# One a JVM: the fuzzer's coverage is the process's. What it finds is put beside the other inputs, to be committed with a test.
jazzer: ## inputs that break a parser, looked for 2 minutes each; FOR=10s for as long, PARSER=a_note for one of them
	@grep -rA1 --include='*FuzzTest.java' '@FuzzTest' */src/test/java | sed -n 's|.*/\([A-Za-z]*\)\.java-.* void \([a-zA-Z_]*\)(.*|\1#\2|p' \
	  | grep -E "#$(or $(PARSER),.*)$$" | while read -r test; do \
	    echo "$$test"; \
	    JAZZER_FUZZ=1 JAZZER_MAX_DURATION=$(or $(FOR),2m) mvn -q -B -pl api,ledger,web test -Dtest="$$test" -Djazzer.hooks=true \
	      -Dsurefire.failIfNoSpecifiedTests=false </dev/null || exit 1; \
	  done

faults: ## faults under load, for hours; the report is app/target/faults.md; SEED=n for the choices of another run
	mvn -pl app -am verify -Dtest='**/faults/*Journey' -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfaults.long=true $(if $(SEED),-Dfaults.seed=$(SEED))

bench: ## the harnesses, on an otherwise idle machine; PART=peers for one of them, SECONDS=n a cell, ROUNDS=n
	mvn -Pbenchmark -pl benchmark -am process-classes $(if $(PART),-Dbenchmark.part=$(PART)) \
	  $(if $(SECONDS),-Dbenchmark.seconds=$(SECONDS)) $(if $(ROUNDS),-Dbenchmark.rounds=$(ROUNDS))

adr: ## the next decision's number
	@ls docs/decisions | sed -n 's/^\([0-9]\{4\}\)-.*/\1/p' | sort | tail -1 | awk '{ printf "%04d\n", $$1 + 1 }'
