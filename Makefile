# SPDX-License-Identifier: GPL-2.0-or-later
#
# 'make' builds vimc.ko from committed C and needs no .NET; 'make help' lists
# what else there is. What kbuild reads is the file Kbuild.

KDIR ?= $(firstword $(wildcard /lib/modules/$(shell uname -r)/build \
			       /lib/modules/*/build))
TOPOLOGY ?= generator/topologies/default.yaml
DESTDIR ?=
PREFIX ?= /usr
VERSION := 0.1.0

FLAVOUR ?= sanitizer
# Failures on demand need a kernel that was built for it.
WITHOUT_FAULTS := &TestCategory!=FaultInjection
STOCK_GUEST := TestCategory=Guest$(WITHOUT_FAULTS)
# A recording counts each instruction, and a kernel that checks itself has many.
SLOW_GUEST := TestCategory=Guest&TestCategory!=Recording$(if $(filter kcsan,$(FLAVOUR)),$(WITHOUT_FAULTS))

GEN := out/bin/vimc-gen/vimc-gen
HARNESS := out/bin/vimc-harness/vimc-harness
TOPOLOGIES := $(basename $(notdir $(wildcard generator/topologies/*.yaml)))

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.PHONY: all modules help deps doctor generate check-generated extract lint unit emitted guest \
	sanitize regress coverage mutants run bench test install dkms clean

all: modules

modules: ## build vimc.ko for the kernel whose headers are in KDIR
	@test -n "$(KDIR)" || { echo "Makefile: no kernel headers: apt-get install linux-headers-amd64, or give KDIR=" >&2; exit 2; }
	@$(MAKE) -C $(KDIR) M=$(CURDIR) modules

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' Makefile

deps: doctor ## install what this machine lacks, or say how
	@tests/tools.sh

doctor: $(HARNESS)
	@$(HARNESS) doctor --install

$(GEN): $(shell find generator -type f -not -path '*/obj/*' -not -path '*/bin/*') \
	$(wildcard kmod/core/*.[ch]) kmod/dkms.conf Kbuild
	@echo "  GEN     $@"
	@dotnet publish generator/Vimc.Generator -c Release -o $(@D) -v quiet
	@touch $@

$(HARNESS): $(shell find harness -type f -not -path '*/obj/*' -not -path '*/bin/*')
	@echo "  BUILD   $@"
	@dotnet publish harness/Vimc.Harness.Cli -c Release -o $(@D) -v quiet
	@touch $@

generate: $(GEN) ## refresh kmod/generated from TOPOLOGY
	@$(GEN) generate $(TOPOLOGY)

check-generated: $(GEN) ## fail if kmod/generated is not what generate makes
	@$(GEN) generate --check $(TOPOLOGY)

lint: ## dotnet format, checkpatch, kernel-doc, sparse, W=1
	@KDIR=$(KDIR) tests/lint.sh

unit: ## tests that need no guest
	@tests/ring.sh unit 'TestCategory!=Guest'

extract: $(GEN) ## write what the headers in KDIR say to generator/facts
	@$(GEN) extract --kdir $(KDIR)

# A driver of a topology that is gone would be tested still, and refuse patches.
emitted: $(addprefix out/emitted/,$(addsuffix /graph.json,$(TOPOLOGIES)))
	@rm -rf $(filter-out $(addprefix out/emitted/,$(TOPOLOGIES)),$(wildcard out/emitted/*))

out/emitted/%/graph.json: generator/topologies/%.yaml $(GEN)
	@echo "  EMIT    $(@D)"
	@rm -rf $(@D)
	@$(GEN) emit $< --output $(@D)
	@$(GEN) graph --format json $< > $@

guest: emitted ## tests in QEMU
	@tests/ring.sh guest '$(STOCK_GUEST)'

sanitize: emitted ## the same on a kernel that checks itself; FLAVOUR=kcsan for data races
	@VIMC_FLAVOUR=$(FLAVOUR) tests/ring.sh $(FLAVOUR) '$(SLOW_GUEST)'

regress: ## the guest tests on every kernel; REGRESSFLAGS=--targets=sid
	@tests/regress.sh $(REGRESSFLAGS)

coverage: ## which lines of the driver the guest tests reach, into out/coverage
	@tests/coverage.sh $(COVERAGEFLAGS)

mutants: ## seed bugs into the driver; the guest tests must see each
	@tests/mutants.sh $(MUTANTS)

run: generate doctor ## build, boot, stream: the commands of the 2019 thread
	@$(HARNESS) run

bench: doctor ## what frames cost, against in-tree and vivid, into out/bench
	@$(HARNESS) bench $(BENCHFLAGS)

test: deps ## everything that must pass
	@tests/all.sh

install: modules ## install vimc.ko for the kernel in KDIR
	@$(MAKE) -C $(KDIR) M=$(CURDIR) modules_install

dkms: SOURCES := $(DESTDIR)$(PREFIX)/src/vimc-$(VERSION)
dkms: ## give the module to DKMS, which builds it for every new kernel
	@install -d $(SOURCES)/kmod/core $(SOURCES)/kmod/generated
	@install -m 644 Kbuild COPYING kmod/dkms.conf $(SOURCES)
	@install -m 644 kmod/core/*.[ch] $(SOURCES)/kmod/core
	@install -m 644 kmod/generated/*.[ch] $(SOURCES)/kmod/generated
	@echo "  DKMS    $(SOURCES)"
	@test -n "$(DESTDIR)" || { dkms add vimc/$(VERSION) && dkms install vimc/$(VERSION); }

clean: ## remove what was built
	@rm -rf out
	@test -z "$(KDIR)" || $(MAKE) -C $(KDIR) M=$(CURDIR) clean
