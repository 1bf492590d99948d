@echo off
rem Starts Parley: finds a JDK 25 by itself and hands all arguments over.
setlocal EnableDelayedExpansion
set "HERE=%~dp0.."
set "JAVA="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%P in (java.exe) do if not defined JAVA if not "%%~$PATH:P"=="" call :try "%%~dp$PATH:P.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :try "%%~D"
if not defined JAVA (
    echo Parley needs Java 25 or newer, and none was found: install a JDK 25 or set JAVA_HOME to one. 1>&2
    exit /b 1
)
set "WINDOW="
if "%~1"=="" set "WINDOW=yes"
if /i "%~1"=="app" set "WINDOW=yes"
set "OPTIONS=@"%HERE%\bin\jvm.options""
if defined WINDOW set "OPTIONS=%OPTIONS% @"%HERE%\bin\window.options""
"%JAVA%\bin\java" %OPTIONS% --module-path "%HERE%\lib\javafx" --add-modules javafx.controls,javafx.fxml %PARLEY_JVM% -Dparley.home="%HERE%" -cp "%HERE%\lib\parley.jar" app.parley.Parley %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
for /f "tokens=1 delims=." %%M in ("%VERSION%") do if %%M GEQ 25 set "JAVA=%~1"
exit /b 0
