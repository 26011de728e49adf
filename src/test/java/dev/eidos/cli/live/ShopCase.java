package dev.eidos.cli.live;

import dev.eidos.testing.RawApi;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of a real cluster with components that stand for charts; what it makes there goes with it. */
abstract class ShopCase {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    RawApi api;

    @SuppressWarnings("NullAway.Init")
    LiveShop shop;

    @BeforeEach
    void open() {
        api = RawApi.require();
        shop = new LiveShop(api, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }
}
