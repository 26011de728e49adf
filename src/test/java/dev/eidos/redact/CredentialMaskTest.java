package dev.eidos.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "DB_PASSWORD",
                "rd.iscsi.in.password",
                "rootpw.passwd",
                "systemd.set_credential_binary",
                "k3s.TOKEN",
                "wpa-psk",
                "DB_PASS",
                "NGC_API_KEY",
                "rd.luks.key",
                "key.of.x",
                "--private-key",
                "clientSecret",
                "basicauth",
                "authorization",
                "DOCKER_AUTH_CONFIG",
                "SMB_PWD",
                "bearer"
            })
    void whatANameTellsIsHidden(String name) {
        assertThat(CredentialMask.ofField(name, Reading.of("hunter2"))).isEqualTo(Reading.of("<redacted>"));
        assertThat(CredentialMask.ofField(name, Reading.of(123_456))).isEqualTo(Reading.of("<redacted>"));
        assertThat(CredentialMask.ofVariable(name, "hunter2")).isEqualTo("<redacted>");
    }

    @ParameterizedTest
    @CsvSource({
        "secretName, tls",
        "SECRET_NAME, tls",
        "tokenSecretRef, registry",
        "imagePullSecrets, ngc",
        "secretEnv, driver-env",
        "--tls-private-key-file, kubelet.key",
        "credentialsDir, keys",
        "--authentication-token-webhook-cache-ttl, 2m0s",
        "imagePullCredentialsVerificationPolicy, NeverVerify",
        "configMapAndSecretChangeDetectionStrategy, Watch",
        "topologyKey, kubernetes.io/hostname",
        "KubeletServiceAccountTokenForCredentialProviders, true",
        "secretmem.enable, 1",
        "API_KEY, /run/secrets/key",
        "--image-credential-provider-config, /etc/eks/config.json",
        "keyboard, us",
        "kvm.bypass, all",
        "password, ''"
    })
    void whatIsAboutACredentialIsKept(String name, String value) {
        assertThat(CredentialMask.ofField(name, Reading.of(value))).isEqualTo(Reading.of(value));
        assertThat(CredentialMask.ofVariable(name, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"nvidia.com/gpu", "dedicated"})
    void aPlainKeyIsATaintsInAFieldAndASecretElsewhere(String value) {
        assertThat(CredentialMask.ofField("key", Reading.of(value))).isEqualTo(Reading.of(value));
        assertThat(CredentialMask.ofVariable("key", value)).isEqualTo("<redacted>");
        assertThat(CredentialMask.hide("https://h/?key=" + value)).isEqualTo("https://h/?key=<redacted>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a@b/c?d=e@f|http://<redacted>@b/c?d=e@f",
                "http://me:hunter2@proxy:3128/x|http://<redacted>@proxy:3128/x",
                "http://me:hunter?2#@proxy:3128/x|http://<redacted>@proxy:3128/x",
                "http://h1,http://me:hunter2@h2|http://h1,http://<redacted>@h2",
                "//me:hunter2@10.0.0.1/share|//<redacted>@10.0.0.1/share",
                "iscsi:me:hunter2@10.0.0.1::3260|iscsi:<redacted>@10.0.0.1::3260",
                "//10.0.0.1/share,username=u,password=hunter2|//10.0.0.1/share,username=u,password=<redacted>",
                "https://h/w?role=gpu&access_token=hunter2&x=1|https://h/w?role=gpu&access_token=<redacted>",
                "--set=a=b,db.password=hunter2|--set=a=b,db.password=<redacted>",
                "password = hunter2|password =<redacted>",
                "password= hunter2|password=<redacted>",
                "secret/of=hunter2|secret/of=<redacted>"
            })
    void theRestOfATextIsKept(String text, String shown) {
        assertThat(CredentialMask.hide(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://b/c@d",
                "iscsi:@10.0.0.1::3260::iqn.2020-01.example:disk",
                "6665@10.0.0.1/eth0,6666@10.0.0.2/00:11:22:33:44:55",
                "512M-2G:64M,2G-:128M@16M",
                "--anonymous-auth=false",
                "--tls-private-key-file=kubelet.key",
                "--node-labels=nvidia.com/gpu.present=true",
                "TokenProviders=true,Other=false",
                "https://h/x?code=404&lang=de",
                "https://h/x?zip-code=a-value-of-many-letters"
            })
    void ordinaryTextIsKept(String text) {
        assertThat(CredentialMask.hide(text)).isEqualTo(text);
    }

    @Test
    void theNextItemOfAListBelongsToTheFlagBeforeIt() {
        assertThat(CredentialMask.hide("args:\n- --token\n- s3cret\n- --v=2\n"))
                .isEqualTo("args:\n- --token\n- <redacted>\n- --v=2\n");
    }
}
