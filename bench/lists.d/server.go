// A stand-in for the API server of a large cluster, for bench/lists: it answers lists of nodes and pods page by page,
// over TLS and HTTP/2, compressed where that is accepted, as kube-apiserver does. The objects are made of their number,
// so that every start has the same ones; a page is made once and kept, so that it costs nothing to send it again.
//
// usage: server KUBECONFIG NODES PODS [gpus]     (writes the kubeconfig when it is ready; ends with its standard input)
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// kube-apiserver compresses what is larger, at this level.
const smallest, level = 128 << 10, 4

type list struct {
	kind  string
	count int
	item  func(*bytes.Buffer, int)
}

type page struct {
	once          sync.Once
	plain, packed []byte
}

var pages sync.Map

func main() {
	if len(os.Args) < 4 {
		log.Fatal("usage: server KUBECONFIG NODES PODS [gpus]")
	}
	nodes, _ := strconv.Atoi(os.Args[2])
	pods, _ := strconv.Atoi(os.Args[3])
	lists := map[string]list{
		"/api/v1/nodes": {"NodeList", nodes, node},
		"/api/v1/pods":  {"PodList", pods, func(out *bytes.Buffer, i int) { pod(out, i, nodes) }},
	}
	gpus := len(os.Args) > 4
	if gpus {
		lists = gpuLists(nodes)
	}
	pair, certificate := authority()
	listener, err := tls.Listen("tcp", "127.0.0.1:0",
		&tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"h2", "http/1.1"}})
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		answer(out, in, lists, gpus)
	})}
	config := fmt.Sprintf(`{"apiVersion":"v1","kind":"Config","current-context":"bench",`+
		`"clusters":[{"name":"bench","cluster":{"server":"https://%s","certificate-authority-data":"%s"}}],`+
		`"users":[{"name":"bench","user":{"token":"bench"}}],`+
		`"contexts":[{"name":"bench","context":{"cluster":"bench","user":"bench"}}]}`,
		listener.Addr(), base64.StdEncoding.EncodeToString(certificate))
	if err := os.WriteFile(os.Args[1]+".new", []byte(config), 0o600); err != nil {
		log.Fatal(err)
	}
	go server.Serve(listener)
	if err := os.Rename(os.Args[1]+".new", os.Args[1]); err != nil {
		log.Fatal(err)
	}
	io.Copy(io.Discard, os.Stdin)
}

func answer(out http.ResponseWriter, in *http.Request, lists map[string]list, gpus bool) {
	out.Header().Set("Content-Type", "application/json")
	of, known := lists[in.URL.Path]
	switch {
	case known:
		send(out, in, of)
	case in.URL.Path == "/version":
		io.WriteString(out, `{"major":"1","minor":"34","gitVersion":"v1.34.0","platform":"linux/amd64"}`)
	case gpus && more(out, in):
	default:
		out.WriteHeader(http.StatusNotFound)
		fmt.Fprintf(out, `{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",`+
			`"message":"%s not found","reason":"NotFound","code":404}`, strings.TrimLeft(in.URL.Path, "/"))
	}
}

func send(out http.ResponseWriter, in *http.Request, of list) {
	from, _ := strconv.Atoi(in.URL.Query().Get("continue"))
	limit, _ := strconv.Atoi(in.URL.Query().Get("limit"))
	if limit == 0 {
		limit = of.count
	}
	kept, _ := pages.LoadOrStore(fmt.Sprint(in.URL.Path, from, "+", limit), &page{})
	page := kept.(*page)
	page.once.Do(func() { page.make(of, from, limit) })
	if len(page.plain) > smallest && strings.Contains(in.Header.Get("Accept-Encoding"), "gzip") {
		out.Header().Set("Content-Encoding", "gzip")
		out.Write(page.packed)
	} else {
		out.Write(page.plain)
	}
}

func (page *page) make(of list, from, limit int) {
	var text bytes.Buffer
	end := from + limit
	fmt.Fprintf(&text, `{"kind":"%s","apiVersion":"v1","metadata":{"resourceVersion":"4711"`, of.kind)
	if end < of.count {
		fmt.Fprintf(&text, `,"continue":"%d","remainingItemCount":%d`, end, of.count-end)
	} else {
		end = of.count
	}
	text.WriteString(`},"items":[`)
	for i := from; i < end; i++ {
		if i > from {
			text.WriteByte(',')
		}
		of.item(&text, i)
	}
	text.WriteString("]}\n")
	page.plain = text.Bytes()
	var packed bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&packed, level)
	zip.Write(page.plain)
	zip.Close()
	page.packed = packed.Bytes()
}

func authority() (tls.Certificate, []byte) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		log.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "bench"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		log.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key},
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}
