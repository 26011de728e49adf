package dev.eidos.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "root=UUID=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 ro quiet",
                "BOOT_IMAGE=/boot/vmlinuz-6.8.0-60-generic",
                "NVreg_RestrictProfilingToAdminUsers=0",
                "nvidia.NVreg_EnableGpuFirmware=1",
                "512M-2G:64M,2G-:128M@16M",
                "6665@10.0.0.1/eth0,6666@10.0.0.2/00:11:22:33:44:55",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "nvcr.io/nvidia/driver:570.86.15",
                "nvcr.io/nvidia/cuda:12.4@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "driver:570@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "localhost:5000/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "oci://127.0.0.1:5000/a/gpu:v1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "http://…@127.0.0.1:1/s.yaml",
                "GPU-5f3b2c1d-0a9e-8d7c-6b5a-493827160504",
                "MIG-5f3b2c1d-0a9e-8d7c-6b5a-493827160504",
                "1654922004012",
                "PK-1234567",
                "0000:3b:00.0",
                "10de:16c1",
                "0011:7500:0077:cfc8",
                "96.00.74.00.01",
                "6ed0ef6f0bfa7a80a4c3f0c4e4d57b4a6a3b9f7d",
                "--feature-gates=ServiceAccountTokenJTI=true,DynamicResourceAllocation=true",
                "--rotate-certificates --token-auth-file=/etc/tokens --authorization-mode=Webhook",
                "--authentication-token-webhook --v=2",
                "--user 1000:1000",
                "curl -H Accept:application/json -b /tmp/jar https://h",
                "--hostname-override gpu-1 - --v=2",
                "--publish -p 8080:80",
                "docker run -p 8080:80 nginx",
                "mkdir -p /var/lib/x",
                "ssh -p 2222 host",
                "/usr/bin/containerd --config /etc/containerd/config.toml",
                "|/usr/lib/systemd/systemd-coredump %P %u %g %s %t %c %h",
                "|/usr/share/apport/apport -p%p -s%s -c%c -d%d -P%P -u%u -g%g -- %E",
                "user@1000.service,getty@tty1.service",
                "system:node:gpu-node-7",
                "aws:///us-east-1a/i-0abcdef0123456789",
                "containerd://2.0.5",
                "git@github.com:nvidia/eidos.git",
                "mailto:ops@example.com",
                "exit code=unsupported-driver-version",
                "http -a all https://h",
                "ls -a bob:x",
                "set DB_PASS to the password",
                "set the token 12345",
                "set DB_HOST db.example.com",
                "reset_TOKEN offset PASS_COUNT 3",
                "discord.com/api/webhooks",
                "ntp.example.com:123",
                "pids is forbidden: User \"system:serviceaccount:a:b\" cannot list resource \"pods\" in API group \"\"",
                "getting credentials: exec: executable aws not found",
                "the token: has expired already",
                "secret: not found in the namespace",
                "give --token or --password to it",
                "a bearer of good news",
                "Basic Input/Output System",
                "image digest sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "disk-sk-4711",
                "npm_config_registry_of_this_site",
                "x86_64 v6.8.0-60-generic #63-Ubuntu SMP PREEMPT_DYNAMIC Tue Apr 15 19:04:15 UTC 2025",
                "limits.ephemeralstorage",
                "Mellanox Technologies MT2910 Family [ConnectX-7]",
                "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----",
                "-1,2,-3",
                "+cpu -memory -io",
                "node.kubernetes.io/not-ready:NoExecute",
                "example.com/auth:NoSchedule"
            })
    void anOrdinaryValueIsKept(String text) {
        assertThat(CredentialMask.hide(text)).isEqualTo(text);
        assertThat(CredentialMask.hideInMessage(text)).isEqualTo(text);
    }
}
