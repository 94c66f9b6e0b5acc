#!/usr/bin/env python3
"""Puts the endpoint example under load on the loopback interface: load.py [seconds] [connections]

Needs `wrk`, and the endpoint's jar beside this folder. Prints requests a second and the slowest hundredth for AssumeRole and for a
signed GET of 1 kB with a session's credentials, and where the time goes by a sampling profile: JDK Flight Recorder looks
at running Java code every 10 ms.
"""

import datetime
import hashlib
import hmac
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

JAR = pathlib.Path(__file__).parent.parent / "endpoint" / "target" / "sts-endpoint.jar"
ALICE = ("AKIARTX3GSDSVPMANSL7", "demo/alice/not+a+secret/0123456789abcdef", None)
REGION = "us-east-1"
SESSIONS = 64

# From the top of the stack, the first that fits says whose time it is.
OWNERS = [
    ("policy", "io.github.sts4j.policy."),
    ("tokens", "io.github.sts4j.core.token."),
    ("signatures", "io.github.sts4j.core.sigv4."),
    ("rest of the library", "io.github.sts4j.core."),
    ("the example's own code", "io.github.sts4j.examples."),
    ("HTTP server", "sun.net.httpserver."),
]


def digest(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def signed(method, path, body, service, host, credentials):
    """The bytes of a signed HTTP/1.1 request."""
    key_id, secret, token = credentials
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    payload = hashlib.sha256(body).hexdigest()
    headers = {"host": host, "x-amz-content-sha256": payload, "x-amz-date": now}
    if token:
        headers["x-amz-security-token"] = token
    if body and service == "sts":
        headers["content-type"] = "application/x-www-form-urlencoded"
    names = ";".join(sorted(headers))
    canonical = "\n".join(
        [method, path, "", *(f"{name}:{headers[name]}" for name in sorted(headers)), "", names, payload])
    scope = f"{now[:8]}/{REGION}/{service}/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        key = digest(key, part)
    signature = digest(key, to_sign).hex()
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={key_id}/{scope}, SignedHeaders={names}, Signature={signature}")
    if body:
        headers["content-length"] = str(len(body))
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


def send(request, host):
    """Sends such a request by itself and returns the answer's body."""
    head, body = request.split(b"\r\n\r\n", 1)
    first, *lines = head.decode().split("\r\n")
    method, path, _ = first.split(" ")
    http = urllib.request.Request(f"http://{host}{path}", data=body or None, method=method)
    for line in lines:
        http.add_header(*line.split(": ", 1))
    with urllib.request.urlopen(http) as answer:
        return answer.read()


def assume_role(host, name):
    body = urllib.parse.urlencode({
        "Action": "AssumeRole", "Version": "2011-06-15", "RoleSessionName": name,
        "RoleArn": "arn:aws:iam::444455556666:role/Editor"}).encode()
    return signed("POST", "/", body, "sts", host, ALICE)


def session(host, name):
    xml = send(assume_role(host, name), host).decode()
    return tuple(re.search(f"<{tag}>(.*?)</{tag}>", xml).group(1).strip()
                 for tag in ("AccessKeyId", "SecretAccessKey", "SessionToken"))


def load(title, requests, host, seconds, connections, folder):
    """Runs wrk over these requests in turn."""
    script = folder / "requests.lua"
    quoted = ",\n".join('"' + "".join(f"\\{byte:03d}" for byte in request) + '"' for request in requests)
    script.write_text(
        f"local requests = {{\n{quoted}\n}}\nlocal i = 0\n"
        "request = function() i = i % #requests + 1; return requests[i] end\n")
    command = ["wrk", "-t1", f"-c{connections}", "--latency", "-s", str(script), f"http://{host}/"]
    subprocess.run([*command, "-d3s"], check=True, capture_output=True)  # to warm up
    out = subprocess.run([*command, f"-d{seconds}s"], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)
    print(f"{title}: {float(rate):,.0f} requests/s, half within {percentile(out, 50)}, "
          f"99 of 100 within {percentile(out, 99)}, {connections} connections, {seconds} s", flush=True)


def percentile(out, n):
    return re.search(rf"\s{n}%\s+(\S+)", out).group(1)


def shares(recording):
    """Whose code ran, of all samples, by the first frame from the top that is somebody's."""
    text = subprocess.run(
        ["jfr", "print", "--events", "jdk.ExecutionSample", "--stack-depth", "64", str(recording)],
        check=True, capture_output=True, text=True).stdout
    stacks = re.findall(r"stackTrace = \[(.*?)\]\n", text, re.DOTALL)
    counted = {}
    for stack in stacks:
        owner = next((name for frame in stack.split("\n") for name, prefix in OWNERS if prefix in frame),
                     "the rest of the platform")
        counted[owner] = counted.get(owner, 0) + 1
    for owner, count in sorted(counted.items(), key=lambda entry: -entry[1]):
        print(f"  {100 * count / len(stacks):4.1f} %  {owner}")


def record(process, action, recording):
    options = [f"filename={recording}"] if action == "JFR.dump" else ["settings=profile", "name=load"]
    if action == "JFR.dump":
        options.append("name=load")
    subprocess.run(["jcmd", str(process.pid), action, *options], check=True, capture_output=True)


def main(seconds, connections):
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        process = subprocess.Popen(
            ["java", "-Xmx512m", "-jar", str(JAR), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            host = re.search(r"http://(\S+)", process.stdout.readline()).group(1)
            sessions = [session(host, f"load-{i}") for i in range(SESSIONS)]
            send(signed("PUT", "/data/a/1.txt", b"x" * 1024, "s3", host, sessions[0]), host)
            gets = [signed("GET", "/data/a/1.txt", b"", "s3", host, credentials) for credentials in sessions]
            assumes = [assume_role(host, f"load-{i}") for i in range(SESSIONS)]
            for title, requests in [("AssumeRole", assumes), ("signed GET", gets)]:
                record(process, "JFR.start", None)
                load(title, requests, host, seconds, connections, folder)
                recording = folder / f"{len(title)}.jfr"
                record(process, "JFR.dump", recording)
                subprocess.run(["jcmd", str(process.pid), "JFR.stop", "name=load"], check=True, capture_output=True)
                shares(recording)
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main(*(int(argument) for argument in (sys.argv[1:] + ["10", "16"][len(sys.argv) - 1:])))
