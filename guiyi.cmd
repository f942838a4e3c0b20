@echo off
rem Runs Guiyi; builds it first where its sources changed. "guiyi bench ..." runs the benchmarks.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"

set "name=Guiyi.Cli"
set "project=%root%\src\Guiyi.Cli"
if "%~1"=="bench" (
    set "name=Guiyi.Bench"
    set "project=%root%\bench\Guiyi.Bench"
    if "%~2"=="kernels" (
        set "name=Guiyi.Kernels"
        set "project=%root%\bench\Guiyi.Kernels"
    )
)
set "dll=%root%\.build\bin\%name%\%name%.dll"
if "%name%"=="Guiyi.Kernels" set "dll=%project%\bin\Release\net10.0\%name%.dll"
set "mirror=%root%\.build\%name%"

rem The mirror holds the sources of the last build. robocopy /L only lists: 0 says that nothing differs.
if not exist "%dll%" goto build
if not exist "%mirror%\built" goto build
robocopy "%root%\src" "%mirror%\src" /MIR /L /XD bin obj >nul
if errorlevel 1 goto build
robocopy "%root%\data\reference" "%mirror%\reference" /MIR /L >nul
if errorlevel 1 goto build
robocopy "%root%" "%mirror%\root" *.props global.json /L >nul
if errorlevel 1 goto build
if "%name%"=="Guiyi.Cli" goto run
robocopy "%project%" "%mirror%\bench" /MIR /L /XD bin obj >nul
if errorlevel 1 goto build
goto run

:build
set "found=none"
pushd "%root%"
for /f "delims=" %%v in ('dotnet --version 2^>nul') do set "found=%%v"
popd
if not "%found:~0,3%"=="10." (
    echo Guiyi needs the .NET 10 SDK ^(10.0.100 or a later 10.0^). Found: %found%. 1>&2
    echo Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or: winget install Microsoft.DotNet.SDK.10 1>&2
    exit /b 69
)
echo Building %name% ^(only when its sources changed^) ... 1>&2
if not exist "%root%\.build" mkdir "%root%\.build"
if exist "%mirror%\built" del "%mirror%\built"
robocopy "%root%\src" "%mirror%\src" /MIR /XD bin obj >nul
robocopy "%root%\data\reference" "%mirror%\reference" /MIR >nul
robocopy "%root%" "%mirror%\root" *.props global.json >nul
if not "%name%"=="Guiyi.Cli" robocopy "%project%" "%mirror%\bench" /MIR /XD bin obj >nul
set "log=%root%\.build\%name%.log"
if "%name%"=="Guiyi.Kernels" (
    dotnet build "%project%" -c Release -v quiet --disable-build-servers >"%log%" 2>&1
) else (
    rem Compiled ahead of time; where the package of that compiler cannot be had, a command only starts more slowly.
    dotnet publish "%project%" -c Release -v quiet --disable-build-servers -o "%root%\.build\bin\%name%" --use-current-runtime --no-self-contained -p:PublishReadyToRun=true >"%log%" 2>&1 || (
        findstr /i /r "NU110[0-9].*crossgen" "%log%" >nul && dotnet publish "%project%" -c Release -v quiet --disable-build-servers -o "%root%\.build\bin\%name%" >"%log%" 2>&1
    )
)
if errorlevel 1 (
    type "%root%\.build\%name%.log" 1>&2
    echo Building %name% failed; the messages above are also in .build\%name%.log. 1>&2
    exit /b 70
)
echo.>"%mirror%\built"

:run
rem The arguments as given; "bench" itself is not the benchmarks' business.
if "%name%"=="Guiyi.Cli" (
    dotnet "%dll%" %*
    exit /b
)
set "arguments=%*"
set "arguments=%arguments:*bench=%"
if "%name%"=="Guiyi.Kernels" set "arguments=%arguments:*kernels=%"
dotnet "%dll%" %arguments%
exit /b
