package dev.eidos.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The plan of the house: each room with the rooms that it may use, the lowest first. The one copy of these rules:
 * {@link RoomsTest} holds the code to them, and {@link RoomsPageTest} the table in {@code docs/architecture.md}.
 *
 * @param name the package below {@code dev.eidos}
 * @param uses the rooms that it may use besides itself
 */
record Room(String name, Set<String> uses) {
    private static final String PLAN = """
        error:
        measurement:
        text:
        redact: error measurement
        document: error measurement text
        constraint: error measurement text
        recipe: constraint document error measurement
        terminal: text
        recipe.document: constraint document error measurement recipe terminal
        recipe.fleet: document error measurement recipe recipe.document terminal text
        recipe.library: document error measurement recipe recipe.document
        bundle.values: document error measurement recipe.library
        bundle: bundle.values document error recipe recipe.library text
        bundle.fleet: bundle bundle.values document error recipe recipe.fleet recipe.library text
        bundle.deployer.plan: bundle document error recipe terminal
        bundle.deployer.argocd: bundle bundle.deployer.plan document error
        bundle.deployer.flux: bundle bundle.deployer.plan document error
        bundle.deployer.helm: bundle bundle.deployer.plan
        bundle.deployer.helmfile: bundle bundle.deployer.plan document
        bundle.deployer: bundle bundle.deployer.argocd bundle.deployer.flux bundle.deployer.helm bundle.deployer.helmfile bundle.deployer.plan document
        bundle.seal: bundle document error terminal text
        file: document error
        bundle.directory: bundle bundle.seal error file
        http: error file redact text
        process:
        bundle.registry.login: document error process terminal
        bundle.registry: bundle bundle.registry.login bundle.seal document error http redact terminal
        bundle.supply: bundle bundle.values document error recipe recipe.library
        bundle.build: bundle bundle.deployer bundle.deployer.plan bundle.fleet bundle.supply bundle.values document error recipe recipe.document recipe.fleet recipe.library
        k8s.syntax: error
        snapshot: document error measurement terminal
        compare: snapshot
        compare.diff: compare
        compare.recipe: compare.diff constraint document error recipe recipe.document recipe.fleet
        analysis.rule: compare document error
        analysis.group: compare
        analysis: analysis.group analysis.rule compare document error text
        fleet: document error measurement
        fleet.folder: document error file fleet measurement snapshot
        k8s.agent.api: document error k8s.syntax measurement snapshot
        cli.console: document error k8s.agent.api measurement redact terminal text
        k8s.api: document error http redact
        k8s.configmap: document error k8s.api k8s.syntax
        fleet.configmap: document error fleet fleet.folder k8s.api k8s.configmap k8s.syntax measurement snapshot
        fleet.facts: compare document error file fleet fleet.configmap fleet.folder snapshot
        k8s.credential: document error http process redact text
        k8s.transport: http k8s.api k8s.credential
        k8s.kubeconfig: document error http k8s.api k8s.credential k8s.transport measurement text
        place: error file http k8s.api k8s.configmap k8s.syntax
        config: document error file k8s.kubeconfig text
        cli.help:
        cli.option: cli.console config document error file fleet fleet.configmap fleet.folder k8s.api k8s.configmap k8s.credential k8s.kubeconfig k8s.syntax measurement place recipe recipe.document recipe.fleet recipe.library redact snapshot text
        recipe.charts: bundle.registry document error file http
        bundle.vendor: bundle bundle.seal document error file recipe recipe.charts text
        recipe.render: document error recipe.charts
        cli.supply: bundle.registry cli.console cli.option error http recipe.charts recipe.render
        mirror: bundle bundle.supply document recipe recipe.charts recipe.render terminal
        cli.mirror: bundle bundle.fleet bundle.supply bundle.values cli.console cli.option cli.supply document error file k8s.agent.api k8s.syntax mirror recipe recipe.charts recipe.fleet recipe.library text
        cli.bundle: bundle bundle.build bundle.deployer bundle.deployer.plan bundle.directory bundle.registry bundle.seal bundle.supply bundle.values bundle.vendor cli.console cli.help cli.mirror cli.option cli.supply document error file k8s.syntax recipe recipe.fleet text
        recipe.evidence: constraint measurement recipe
        recipe.resolve: constraint document error measurement recipe recipe.document recipe.library
        recipe.explain: constraint document measurement recipe recipe.document recipe.library recipe.resolve terminal
        recipe.request: document error measurement recipe recipe.evidence recipe.library recipe.resolve text
        recipe.pool: error measurement recipe recipe.evidence recipe.fleet recipe.library recipe.request recipe.resolve text
        jmespath: document error measurement
        live.assertion: document error jmespath measurement
        live.check: constraint document error live.assertion recipe recipe.library
        recipe.lint: constraint document error live.assertion live.check measurement recipe recipe.explain recipe.library recipe.resolve text
        recipe.release: document error file recipe recipe.library terminal
        recipe.catalog: document recipe recipe.document recipe.library recipe.resolve terminal
        recipe.update: document error recipe recipe.charts recipe.library terminal
        recipe.lint.chart: bundle bundle.supply bundle.values document error measurement recipe recipe.charts recipe.library recipe.lint recipe.render recipe.resolve
        validate: constraint document measurement recipe terminal text
        analysis.recipe: analysis analysis.rule constraint validate
        analysis.report: analysis analysis.rule document terminal text validate
        analysis.page: analysis analysis.report document measurement
        cli.analyze: analysis analysis.page analysis.recipe analysis.report analysis.rule cli.console cli.option compare document error file fleet fleet.configmap fleet.facts fleet.folder k8s.kubeconfig k8s.syntax measurement place recipe recipe.fleet recipe.pool text validate
        cli.diff: analysis analysis.page analysis.rule bundle.registry bundle.seal cli.analyze cli.console cli.option cli.supply compare compare.diff compare.recipe document error file fleet.facts place recipe recipe.document recipe.fleet recipe.library terminal text
        live: error measurement redact text
        live.read: document error k8s.api live redact
        live.workload: document
        live.gpu: document live live.read live.workload measurement
        live.deploy: constraint document error jmespath live live.assertion live.check live.gpu live.read live.workload recipe text
        live.conformance: document live live.read live.workload
        live.report: document live measurement terminal text validate
        live.trial: constraint document error k8s.api k8s.syntax live live.read live.workload redact
        live.evidence: document k8s.api live live.read measurement redact
        convert: document error measurement recipe recipe.document recipe.library snapshot text
        upgrade: bundle constraint document error measurement recipe recipe.charts recipe.fleet recipe.library recipe.update terminal text validate
        upgrade.live: document live live.check live.deploy recipe recipe.library upgrade
        host: error measurement
        collector: error host measurement redact
        collector.gpu.device: measurement
        collector.gpu.nvml: collector.gpu.device measurement
        collector.gpu.pci: collector collector.gpu.device host measurement
        collector.gpu.smi: collector.gpu.device measurement process
        collector.gpu.software: collector host measurement
        collector.gpu: collector collector.gpu.device collector.gpu.nvml collector.gpu.pci collector.gpu.smi collector.gpu.software host measurement
        collector.hardware: collector host measurement
        collector.topology: collector document error k8s.api k8s.kubeconfig measurement text
        collector.k8s.served: document error k8s.api k8s.kubeconfig measurement redact
        collector.k8s.dra: collector collector.k8s.served collector.topology document error k8s.kubeconfig measurement
        collector.k8s: collector collector.k8s.dra collector.k8s.served collector.topology document error host k8s.api k8s.kubeconfig k8s.syntax measurement
        collector.os: collector host measurement redact
        collector.systemd: collector document error host measurement redact
        snapshot.local: collector collector.gpu collector.hardware collector.k8s collector.os collector.systemd document error host k8s.agent.api k8s.api k8s.kubeconfig measurement redact
        k8s.agent.manifest: document k8s.agent.api k8s.api k8s.syntax measurement text
        k8s.agent.rbac: document error k8s.agent.api k8s.agent.manifest k8s.api k8s.syntax
        k8s.agent.preflight: document error k8s.agent.api k8s.agent.manifest k8s.agent.rbac k8s.api k8s.syntax text
        k8s.agent.watch: document error k8s.agent.api k8s.agent.manifest k8s.api k8s.configmap k8s.syntax text
        k8s.agent.result: document error k8s.agent.api k8s.agent.watch k8s.api k8s.configmap k8s.syntax
        k8s.agent: document error k8s.agent.api k8s.agent.manifest k8s.agent.preflight k8s.agent.rbac k8s.agent.result k8s.agent.watch k8s.api k8s.configmap k8s.syntax
        k8s.agent.fleet: document error k8s.agent k8s.agent.api k8s.agent.manifest k8s.agent.result k8s.agent.watch k8s.api k8s.configmap k8s.syntax measurement
        k8s.agent.leftover: document error k8s.agent.api k8s.agent.manifest k8s.agent.rbac k8s.api k8s.syntax
        live.node: constraint document error k8s.agent.fleet k8s.api live live.gpu measurement text validate
        watch: analysis analysis.rule compare fleet fleet.facts
        cli.watch: cli.console cli.option error file fleet.folder terminal text watch
        cli.snapshot: cli.console cli.help cli.option cli.watch collector.gpu config constraint document error fleet fleet.configmap fleet.folder k8s.agent k8s.agent.api k8s.agent.fleet k8s.agent.manifest k8s.api k8s.kubeconfig k8s.syntax measurement place redact snapshot snapshot.local terminal text
        cli.live: bundle bundle.directory bundle.seal bundle.supply cli.console cli.option cli.snapshot constraint document error k8s.agent.api k8s.agent.fleet k8s.api k8s.kubeconfig live live.check live.conformance live.deploy live.evidence live.node live.read live.report live.trial measurement recipe recipe.library redact text
        cli.upgrade: cli.console cli.live cli.option cli.supply document error k8s.api k8s.kubeconfig live.deploy live.read measurement recipe recipe.charts recipe.fleet recipe.library recipe.pool text upgrade upgrade.live
        cli.recipe: bundle.registry cli.console cli.help cli.live cli.option cli.supply convert document error file measurement recipe recipe.catalog recipe.charts recipe.document recipe.evidence recipe.explain recipe.fleet recipe.library recipe.lint recipe.lint.chart recipe.pool recipe.release recipe.request recipe.resolve recipe.update terminal text validate
        cli.agent: cli.console cli.option config document error k8s.agent.api k8s.agent.leftover k8s.agent.manifest k8s.api k8s.kubeconfig k8s.syntax terminal text
        cli.self: cli.console cli.option config document error k8s.agent.api k8s.kubeconfig k8s.syntax terminal text
        cli.completion: cli.console cli.help cli.option document error k8s.agent.api k8s.api k8s.kubeconfig recipe terminal text
        log: document redact text
        cli: cli.agent cli.analyze cli.bundle cli.completion cli.console cli.diff cli.help cli.mirror cli.option cli.recipe cli.self cli.snapshot cli.upgrade error log
        """;

    static List<Room> all() {
        List<Room> rooms = new ArrayList<>();
        for (String line : PLAN.lines().toList()) {
            int colon = line.indexOf(':');
            String uses = line.substring(colon + 1).strip();
            rooms.add(new Room(line.substring(0, colon), uses.isEmpty() ? Set.of() : Set.of(uses.split(" ", -1))));
        }
        return rooms;
    }
}
