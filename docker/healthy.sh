#!/bin/bash
# Is the console ready? Exit 0 when its management port says so. Plain bash, since small images have no curl.
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-9000}" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
[[ ${status} == 200 ]]
