package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of a bundle, run with Helm's engine against a cluster. */
class BundleInstallIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private InstalledShop shop;

    @BeforeEach
    void begin() throws Exception {
        shop = InstalledShop.begin(folder);
    }

    @AfterEach
    void end() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void everyComponentIsInstalledAfterThoseThatItNeedsWithItsValues() throws Exception {
        // given
        shop.bundle(10);

        // when
        shop.succeeds("install.sh");

        // then
        assertThat(shop.version(shop.ofShop("limitranges/limits")))
                .as("what is before a chart")
                .isGreaterThan(shop.version(shop.ofBase("configmaps/widgets")))
                .isLessThan(shop.version(shop.ofShop("configmaps/settings")));
        assertThat(shop.version(shop.widget("of-the-shop")))
                .as("what is after a chart")
                .isGreaterThan(shop.version(shop.ofShop("configmaps/settings")));
        assertThat(shop.version(shop.widget("rendered")))
                .as("what Helm renders, after what is as it is")
                .isGreaterThan(shop.version(shop.widget("of-the-shop")));
        assertThat(shop.api().get(shop.widget("rendered")).text("spec", "recipe"))
                .isEqualTo("from the recipe");
        assertThat(shop.api().find(shop.widget("of-a-hook"))).isPresent();
        assertThat(shop.version(shop.widget("of-the-annex")))
                .as("the last component")
                .isGreaterThan(shop.version(shop.widget("rendered")))
                .isGreaterThan(shop.version(shop.ofBase("configmaps/policy")));
        assertThat(shop.api().get(shop.ofShop("resourcequotas/quota")).text("spec", "hard", "count/configmaps"))
                .isEqualTo("10");
        assertThat(shop.api().get(shop.ofShop("configmaps/settings")).texts("data"))
                .containsEntry("chart", "from the chart")
                .containsEntry("library", "from the library")
                .containsEntry("recipe", "from the recipe")
                .containsEntry("user", InstalledShop.AWKWARD);
    }

    @Test
    void installingAgainChangesNoObjectAndUninstallingLeavesOnlyDefinitions() throws Exception {
        // given
        shop.bundle(10);
        shop.succeeds("install.sh");
        long settings = shop.version(shop.ofShop("configmaps/settings"));
        long widget = shop.version(shop.widget("of-the-annex"));

        // when
        shop.succeeds("install.sh");

        // then
        assertThat(shop.api().find(shop.ofShop("secrets/sh.helm.release.v1.shop.v2")))
                .as("Helm's second revision")
                .isPresent();
        assertThat(shop.version(shop.ofShop("configmaps/settings"))).isEqualTo(settings);
        assertThat(shop.version(shop.widget("of-the-annex"))).isEqualTo(widget);

        // when
        shop.succeeds("uninstall.sh");

        // then
        shop.awaitGone(
                shop.widget("of-the-annex"),
                shop.widget("of-the-shop"),
                shop.widget("rendered"),
                shop.ofShop("configmaps/settings"),
                shop.ofShop("limitranges/limits"),
                shop.ofShop("resourcequotas/quota"),
                shop.ofShop("secrets/sh.helm.release.v1.shop.v1"),
                shop.ofBase("configmaps/widgets"),
                shop.ofBase("configmaps/policy"));
        assertThat(shop.api().find(shop.definition())).isPresent();

        // when
        shop.succeeds("uninstall.sh");
    }

    @Test
    void whatTheClusterRefusesEndsTheInstallationUntilItIsMended() throws Exception {
        // given
        shop.bundle(0);

        // when
        String output = shop.fails("install.sh");

        // then
        assertThat(output)
                .contains("settings")
                .contains("quota")
                .contains("== 3/4 shop")
                .doesNotContain("== 4/4");
        assertThat(shop.api().find(shop.ofBase("configmaps/widgets"))).isPresent();
        assertThat(shop.api().find(shop.widget("of-the-shop"))).isEmpty();
        assertThat(shop.api().find(shop.widget("of-the-annex"))).isEmpty();

        // when
        shop.bundle(10);
        shop.succeeds("install.sh");

        // then
        assertThat(shop.api().find(shop.widget("of-the-annex"))).isPresent();
    }
}
