package main

import (
	"bytes"
	"fmt"
	"strings"
)

// What a cluster of GPU nodes with feature discovery has: some 60 labels, 30 images and the fields' managers each.
var nodeLabels, nodeImages, nodeManagers = many(40, func(i int) string {
	return fmt.Sprintf(`"feature.node.kubernetes.io/cpu-cpuid.FEATURE%02d":"true"`, i)
}), many(30, func(i int) string {
	name := fmt.Sprintf("registry.example/team/image-%02d", i)
	return fmt.Sprintf(`{"names":["%s@sha256:%s","%s:1"],"sizeBytes":%d}`, name, digest(i), name, 123456789+i)
}), many(40, func(i int) string {
	return fmt.Sprintf(`"f:feature.node.kubernetes.io/cpu-cpuid.FEATURE%02d":{}`, i)
})

var podEnvironment = many(12, func(i int) string {
	return fmt.Sprintf(`{"name":"NCCL_SETTING_%02d","value":"value-of-a-usual-length-%02d"}`, i, i)
})

func many(count int, of func(int) string) string {
	parts := make([]string, count)
	for i := range parts {
		parts[i] = of(i)
	}
	return strings.Join(parts, ",")
}

// digest tells numbers apart and cannot be compressed to nothing.
func digest(i int) string {
	text, state := "", uint64(i)+0x9E3779B97F4A7C15
	for len(text) < 64 {
		state = state*6364136223846793005 + 1442695040888963407
		text += fmt.Sprintf("%08x", state>>32)
	}
	return text
}

func meta(out *bytes.Buffer, name string, i int) {
	d := digest(i)
	fmt.Fprintf(out, `{"metadata":{"name":"%s","uid":"%s-%s-%s-%s-%s","resourceVersion":"%d",`+
		`"creationTimestamp":"2026-03-01T08:00:00Z"`, name, d[:8], d[8:12], d[12:16], d[16:20], d[20:32], 4000+i)
}

func node(out *bytes.Buffer, i int) {
	name := fmt.Sprintf("bench-%05d", i)
	meta(out, name, i)
	fmt.Fprintf(out, `,"labels":{"eidos.bench/lists":"","kubernetes.io/arch":"amd64","kubernetes.io/hostname":"%s",`+
		`"kubernetes.io/os":"linux","node.kubernetes.io/instance-type":"p5.48xlarge",`+
		`"topology.kubernetes.io/zone":"zone-%d",%s},`, name, i%3, nodeLabels)
	fmt.Fprintf(out, `"managedFields":[{"manager":"nfd-master","operation":"Update","apiVersion":"v1",`+
		`"time":"2026-03-01T08:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{".":{},%s}}}}]},`,
		nodeManagers)
	fmt.Fprintf(out, `"spec":{"providerID":"aws:///zone-1a/%s","unschedulable":true,`+
		`"taints":[{"key":"eidos.bench/lists","effect":"NoSchedule"}]},`, name)
	fmt.Fprintf(out, `"status":{"capacity":{"cpu":"192","memory":"2Ti","nvidia.com/gpu":"8","pods":"110"},`+
		`"conditions":[{"type":"Ready","status":"True","lastHeartbeatTime":"2026-03-01T08:00:00Z",`+
		`"lastTransitionTime":"2026-03-01T08:00:00Z","reason":"KubeletReady","message":"kubelet is posting ready status"}],`+
		`"nodeInfo":{"machineID":"%s","kernelVersion":"6.8.0-1021-aws","osImage":"Ubuntu 24.04 LTS",`+
		`"containerRuntimeVersion":"containerd://2.1.4","kubeletVersion":"v1.34.0","architecture":"amd64"},"images":[%s]}}`,
		digest(i)[:32], nodeImages)
}

func pod(out *bytes.Buffer, i, nodes int) {
	name := fmt.Sprintf("bench-%05d", i)
	image := fmt.Sprintf("registry.example/team/image-%02d", i%60)
	meta(out, name, i)
	fmt.Fprintf(out, `,"namespace":"default","labels":{"app":"job-%d","eidos.bench/lists":""},`+
		`"annotations":{"kubernetes.io/description":"%s"}},`, i%400, strings.Repeat("a pod of a size that is usual ", 6))
	fmt.Fprintf(out, `"spec":{"containers":[{"name":"main","image":"%s:1","env":[%s],`+
		`"resources":{"requests":{"cpu":"1","memory":"1Gi"}},"terminationMessagePath":"/dev/termination-log",`+
		`"imagePullPolicy":"IfNotPresent"}],"restartPolicy":"Always","dnsPolicy":"ClusterFirst","nodeName":"bench-%05d",`+
		`"tolerations":[{"operator":"Exists"}]},`, image, podEnvironment, i%nodes)
	fmt.Fprintf(out, `"status":{"phase":"Running","podIP":"10.%d.%d.%d","containerStatuses":[{"name":"main","ready":true,`+
		`"restartCount":0,"image":"%s:1","imageID":"%s@sha256:%s"}],"qosClass":"Burstable"}}`,
		i>>16&255, i>>8&255, i&255, image, image, digest(i%60))
}
