package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// What eidos validate --cluster asks for beside nodes and pods, of a cluster of GPU nodes with operator, feature
// discovery and DRA: a driver's pod of every hundredth node crashes, and the last node lacks one GPU of eight.
const (
	groups = "apps=v1 batch=v1 discovery.k8s.io=v1 apiextensions.k8s.io=v1 admissionregistration.k8s.io=v1 " +
		"apiregistration.k8s.io=v1 node.k8s.io=v1 resource.k8s.io=v1 nfd.k8s-sigs.io=v1alpha1 nvidia.com=v1"
	events = 20_000
)

var daemons = []string{"nvidia-driver-daemonset", "nvidia-container-toolkit-daemonset", "nvidia-device-plugin-daemonset",
	"nvidia-dcgm-exporter", "gpu-feature-discovery", "nvidia-operator-validator", "nvidia-mig-manager"}

var deviceAttributes = many(12, func(i int) string {
	return fmt.Sprintf(`"attribute%02d":{"string":"a value of a usual length %02d"}`, i, i)
})

var kernelConfig = many(250, func(i int) string {
	return fmt.Sprintf(`"KERNEL_OPTION_%03d":"y"`, i)
})

var busDevices = many(40, func(i int) string {
	vendor, class := "8086", "0600"
	if i < 8 {
		vendor, class = "10de", "0302"
	}
	return fmt.Sprintf(`{"attributes":{"vendor":"%s","class":"%s","device":"2330","subsystem_vendor":"10de"}}`, vendor, class)
})

func gpuLists(nodes int) map[string]list {
	operator := "/api/v1/namespaces/gpu-operator/"
	return map[string]list{
		"/api/v1/nodes": {"NodeList", nodes, func(out *bytes.Buffer, i int) { gpuNode(out, i, nodes) }},
		"/apis/resource.k8s.io/v1/resourceslices":          {"ResourceSliceList", nodes, func(out *bytes.Buffer, i int) { slice(out, i, nodes) }},
		"/apis/nfd.k8s-sigs.io/v1alpha1/nodefeatures":      {"NodeFeatureList", nodes, feature},
		"/apis/nvidia.com/v1/clusterpolicies":              {"ClusterPolicyList", 1, policy},
		"/apis/apps/v1/daemonsets":                         {"DaemonSetList", len(daemons), func(out *bytes.Buffer, i int) { daemon(out, i, nodes) }},
		"/apis/apps/v1/namespaces/gpu-operator/daemonsets": {"DaemonSetList", len(daemons), func(out *bytes.Buffer, i int) { daemon(out, i, nodes) }},
		"/api/v1/pods":      {"PodList", nodes, operand},
		operator + "pods":   {"PodList", nodes, operand},
		operator + "events": {"EventList", events, event},
	}
}

// more answers what is no list of many: groups, single objects, metrics, and lists of kinds that have no object here.
func more(out http.ResponseWriter, in *http.Request) bool {
	path := in.URL.Path
	parts := strings.Split(path, "/")
	switch {
	case path == "/apis":
		var all []string
		for _, group := range strings.Fields(groups) {
			name, version, _ := strings.Cut(group, "=")
			all = append(all, fmt.Sprintf(`{"name":"%s","preferredVersion":{"version":"%s"}}`, name, version))
		}
		fmt.Fprintf(out, `{"kind":"APIGroupList","groups":[%s]}`, strings.Join(all, ","))
	case strings.HasPrefix(path, "/api/v1/namespaces/") && len(parts) == 5:
		fmt.Fprintf(out, `{"kind":"Namespace","metadata":{"name":"%s","uid":"bench-%s"},"status":{"phase":"Active"}}`,
			parts[4], parts[4])
	case strings.HasPrefix(path, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/"):
		io.WriteString(out, `{"metadata":{"name":"any"},"status":{"conditions":[{"type":"Established","status":"True"}]}}`)
	case strings.HasSuffix(path, "/proxy/metrics"):
		for _, name := range []string{"GPU_UTIL", "FB_USED", "GPU_TEMP", "POWER_USAGE"} {
			fmt.Fprintf(out, "DCGM_FI_DEV_%s{gpu=\"0\"} 1\n", name)
		}
	case served(parts):
		io.WriteString(out, `{"kind":"List","apiVersion":"v1","metadata":{},"items":[]}`)
	default:
		return false
	}
	return true
}

func served(parts []string) bool {
	return len(parts) > 3 && (parts[1] == "api" || strings.Contains(" "+groups, " "+parts[2]+"="+parts[3]))
}

func gpuNode(out *bytes.Buffer, i, nodes int) {
	var text bytes.Buffer
	node(&text, i)
	gpus := 8
	if i == nodes-1 {
		gpus = 7
	}
	with := strings.Replace(text.String(), `"status":{`,
		fmt.Sprintf(`"status":{"allocatable":{"cpu":"191","memory":"2Ti","nvidia.com/gpu":"%d","pods":"110"},`, gpus), 1)
	out.WriteString(strings.Replace(with, `"labels":{`, `"labels":{"nvidia.com/gpu.count":"8",`, 1))
}

func slice(out *bytes.Buffer, i, nodes int) {
	meta(out, fmt.Sprintf("bench-%05d-gpu.nvidia.com", i), i)
	gpus := 8
	if i == nodes-1 {
		gpus = 7
	}
	fmt.Fprintf(out, `},"spec":{"driver":"gpu.nvidia.com","nodeName":"bench-%05d","pool":{"name":"bench-%05d"},"devices":[%s]}}`,
		i, i, many(gpus, func(d int) string {
			return fmt.Sprintf(`{"name":"gpu-%d","attributes":{"type":{"string":"gpu"},%s},"capacity":{"memory":{"value":"80Gi"}}}`,
				d, deviceAttributes)
		}))
}

func feature(out *bytes.Buffer, i int) {
	name := fmt.Sprintf("bench-%05d", i)
	meta(out, name, i)
	fmt.Fprintf(out, `,"namespace":"gpu-operator","labels":{"nfd.node.kubernetes.io/node-name":"%s"}},"spec":{"labels":{%s},`+
		`"features":{"attributes":{"kernel.config":{"elements":{%s}}},"instances":{"pci.device":{"elements":[%s]}}}}}`,
		name, nodeLabels, kernelConfig, busDevices)
}

func policy(out *bytes.Buffer, i int) {
	meta(out, "cluster-policy", i)
	out.WriteString(`},"status":{"state":"ready"}}`)
}

func daemon(out *bytes.Buffer, i, nodes int) {
	name, ready := daemons[i], nodes
	if i == 0 {
		ready -= nodes / 100
	}
	meta(out, name, i)
	fmt.Fprintf(out, `,"namespace":"gpu-operator","generation":1,"labels":{"app":"%s","helm.sh/chart":"gpu-operator-v26.7.0"}},`+
		`"spec":{"selector":{"matchLabels":{"app":"%s"}},"template":{"spec":{"containers":[{"name":"main","image":"registry.example/%s:1"}]}}},`+
		`"status":{"observedGeneration":1,"desiredNumberScheduled":%d,"currentNumberScheduled":%d,"updatedNumberScheduled":%d,`+
		`"numberReady":%d,"numberAvailable":%d}}`, name, name, name, nodes, nodes, nodes, ready, ready)
}

func operand(out *bytes.Buffer, i int) {
	var text bytes.Buffer
	pod(&text, i, 1<<30)
	well := fmt.Sprintf(`"conditions":[{"type":"Ready","status":"%t"}],`, i%100 != 0)
	if i%100 == 0 {
		well += `"initContainerStatuses":[{"name":"driver","image":"registry.example/driver:1","state":{"waiting":{"reason":"CrashLoopBackOff",` +
			`"message":"back-off 5m0s restarting failed container"}},"lastState":{"terminated":{"exitCode":1,"reason":"Error"}}}],`
	}
	well = strings.Replace(strings.Replace(well, `"true"`, `"True"`, 1), `"false"`, `"False"`, 1)
	of := strings.Replace(text.String(), `"namespace":"default"`, `"namespace":"gpu-operator"`, 1)
	out.WriteString(strings.Replace(of, `"status":{`, `"status":{`+well, 1))
}

func event(out *bytes.Buffer, i int) {
	meta(out, fmt.Sprintf("bench-%05d.1", i), i)
	fmt.Fprintf(out, `,"namespace":"gpu-operator"},"involvedObject":{"kind":"Pod","namespace":"gpu-operator","uid":"u-%d"},`+
		`"reason":"BackOff","type":"Warning","lastTimestamp":"2026-03-01T08:00:00Z","message":"%s"}`, i,
		strings.Repeat("back-off restarting failed container ", 6))
}
