# Sourced by the scripts: finds the .NET SDK. Exit code 69 (service unavailable, sysexits.h) where there is none.

dotnet=$(command -v dotnet || true)
[[ -n $dotnet || ! -x ${DOTNET_ROOT:-$HOME/.dotnet}/dotnet ]] || dotnet=${DOTNET_ROOT:-$HOME/.dotnet}/dotnet

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# Asked before a build only: it takes longer than all the rest of a script.
require_sdk() {
    local found=none
    if [[ -n $dotnet ]]; then
        found=$(cd "$root" && "$dotnet" --version 2>/dev/null) || found=$("$dotnet" --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)
    fi
    [[ $found == 10.* && $found != *' '* ]] && return
    echo "Guiyi needs the .NET 10 SDK (10.0.100 or a later 10.0). Found: ${found:-none}." >&2
    echo "Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or: apt-get install dotnet-sdk-10.0, brew install dotnet-sdk, winget install Microsoft.DotNet.SDK.10" >&2
    exit 69
}
