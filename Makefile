# Tidewatch: `make hunt` runs the weekly job on the sample logs, `make test` the whole test suite.
# Either sets the machine up first; see `make help`.

SHELL := /bin/bash
BINARY := .build/release/tidewatch
SAMPLE := Data/sample/logs
HISTORY := Data/sample.tidewatch
WEEK := 2026-W47

.PHONY: help setup build hunt test lint format sample bench bench-formats check-crash check-order \
  evaluate evaluate-dev evaluate-quick test-evaluate feedback fuzz fuzz-short clean

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the Debian packages that are missing; nothing else
	@Scripts/setup.sh

build: setup ## Build the release binary
	swift build -c release --static-swift-stdlib --product tidewatch

hunt: build ## Run the weekly job on the sample logs into Reports/sample
	@rm -f $(HISTORY) $(HISTORY)-wal $(HISTORY)-shm $(HISTORY).lock
	@$(BINARY) hunt $(SAMPLE) --store $(HISTORY) --key Data/sample/store.key \
	  --week $(WEEK) --timezone Europe/Berlin --now 2026-11-23T06:00:00Z --output Reports/sample

test: setup ## Run the whole test suite
	swift test --explicit-target-dependency-import-check error

lint: ## Check the formatting of every Swift file
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

format: ## Format every Swift file
	swift format --in-place --recursive --parallel Sources Tests Package.swift

sample: ## Make the sample logs of Data/sample again
	Scripts/make-sample.sh

bench: build ## Measure every goal against other programs, into Reports (BENCH="--only hunt")
	swift build -c release --static-swift-stdlib --product sample-generator
	python3 -B Scripts/bench $(BENCH)

bench-formats: build ## Time scan of every log format on generated files
	Scripts/bench-formats.sh

check-crash: build ## Kill 50 ingestions and check that nothing is lost or damaged
	Scripts/kill-test.sh

check-order: build ## Ingest the sample in shuffled, overlapping orders and compare digests
	Scripts/order-test.sh

evaluate: setup ## Measure the scoring on the report worlds; each look is counted
	Scripts/evaluate/run.sh --seeds report

evaluate-dev: setup ## Measure the scoring on the development worlds
	Scripts/evaluate/run.sh --seeds dev

evaluate-quick: setup ## The ranking alone, on five development worlds
	Scripts/evaluate/run.sh --seeds quick --training quick --ranking-only

test-evaluate: ## Test the figures against hand-computed cases
	Scripts/evaluate/run.sh --test

feedback: build ## Measure what verdicts do to later alerts, into Reports (FEEDBACK="--worlds 1,2")
	swift build -c release --static-swift-stdlib --product evaluate-world
	python3 -B Scripts/evaluate/feedback.py $(FEEDBACK)

fuzz: setup ## Fuzz every reader, ten minutes each (SECONDS=…, JOBS=…)
	Scripts/fuzz.sh $(or $(SECONDS),600)

fuzz-short: setup ## Fuzz every reader, three seconds each
	Scripts/fuzz.sh 3

clean: ## Remove what was built and made
	rm -rf .build $(HISTORY)*
